import { describe, expect, it } from 'vitest'
import { createChecker } from '../../../../src/api/checker.ts'
import { readDocument } from '../../../../src/input/read-document.ts'
import { testNow } from '../../../helpers/try-rule.ts'

const chart = `roles: db
proxyAddr: example.teleport.sh:443
databases:
  - name: orders
    protocol: postgres
    uri: orders.abcdefghijkl.eu-west-1.rds.amazonaws.com:5432
awsDatabases:
  - types: [rds]
    regions: [eu-west-1]
    tags: { '*': '*' }
annotations:
  serviceAccount:
    eks.amazonaws.com/role-arn: arn:aws:iam::111122223333:role/teleport-agent
`
const agent = 'arn:aws:iam::111122223333:role/teleport-agent'

describe('the values of teleport-kube-agent', () => {
  it('say who calls', async () => {
    const document = await readDocument('values.yaml', chart)
    expect(document.state === 'read' && document.apps?.map(({ caller }) => caller?.value)).toEqual([agent])
  })

  it('are read where a folder is searched', async () => {
    expect((await readDocument('values.yaml', chart, { named: false })).state).toBe('read')
  })
})

it('a discovery_config names its role in an object of its own', async () => {
  const role = 'arn:aws:iam::444455556666:role/discovery'
  const config = {
    kind: 'discovery_config',
    version: 'v1',
    metadata: { name: 'aws' },
    spec: {
      discovery_group: 'aws',
      aws: [{ types: ['rds'], regions: ['eu-west-1'], assume_role: { role_arn: role, external_id: 'id-1' } }],
    },
  }
  const checker = await createChecker({ now: testNow })
  await checker.check('config.json', JSON.stringify(config))
  const { links } = await checker.finish()
  expect(links.map(({ name, identities }) => [name, identities])).toEqual([
    ['rds in eu-west-1', [{ account: '444455556666', name: 'discovery' }]],
  ])
})
