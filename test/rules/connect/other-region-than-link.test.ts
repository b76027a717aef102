import { rule } from '../../../rules/connect/other-region-than-link.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const needed = 'arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/app'
const connect = (Resource: string | string[]) => ({
  'connect.json': policyWith({ Effect: 'Allow', Action: 'rds-db:connect', Resource }),
})
const link = (name = 'orders', database: object = {}) => ({
  name,
  target: { role: 'arn:aws:iam::444455556666:role/db', policies: ['connect.json'] },
  database: { region: 'us-east-1', resourceId: 'db-ABCDEFGHIJKL01234', user: 'app', ...database },
})
const config = { links: [link()] } as never
const here = 'connect.json /Statement/0/Resource'

tryRule(rule, [
  {
    name: 'another region',
    files: connect(needed.replace('us-east-1', 'eu-west-1')),
    config,
    finds: [here],
    says: ['eu-west-1'],
    fixes: [needed],
  },
  {
    name: 'in a list, with users of other databases',
    files: connect([
      'arn:aws:rds-db:us-east-1:444455556666:dbuser:db-XYZ/ro',
      needed.replace('us-east-1', 'us-east-2'),
    ]),
    config,
    finds: [`${here}/1`],
  },
  { name: 'this region', files: connect(needed), config, finds: [], undecided: false },
  { name: 'any region', files: connect(needed.replace('us-east-1', '*')), config, finds: [] },
  {
    name: 'another region and user, of which nobody knows what was meant',
    files: connect('arn:aws:rds-db:eu-west-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/ro'),
    config,
    finds: [],
  },
  {
    name: 'the region of another link',
    files: connect(needed.replace('us-east-1', 'eu-west-1')),
    config: { links: [link(), link('copy', { region: 'eu-west-1' })] } as never,
    finds: [],
  },
  {
    name: 'the region is not known',
    files: connect(needed.replace('us-east-1', 'eu-west-1')),
    config: { links: [link('orders', { region: undefined })] } as never,
    finds: [],
    undecided: true,
  },
  {
    name: 'a policy is missing',
    files: connect(needed.replace('us-east-1', 'eu-west-1')),
    config: {
      links: [
        {
          ...link(),
          target: { role: 'arn:aws:iam::444455556666:role/db', policies: ['connect.json', 'gone.json'] },
        },
      ],
    } as never,
    finds: [],
    undecided: true,
  },
])
