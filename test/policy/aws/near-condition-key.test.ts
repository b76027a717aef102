import { describe, expect, it } from 'vitest'
import { loadAwsKnowledge } from '../../../src/policy/aws/aws-knowledge.ts'
import { expectedConditionKey, meantConditionKey } from '../../../src/policy/aws/near-condition-key.ts'

const aws = await loadAwsKnowledge()

describe('meantConditionKey', () => {
  it.each([
    ['aws:PrincipleArn', 'aws:PrincipalArn', 'slip'],
    ['aws:PrincipalOrgIds', 'aws:PrincipalOrgID', 'slip'],
    ['sts:ExtrenalId', 'sts:ExternalId', 'slip'],
    ['aws:PrincipalTags/team', 'aws:PrincipalTag/team', 'slip'],
    ['aws:RequestTag:team', 'aws:RequestTag/team', 'slip'],
    ['aws:ExternalId', 'sts:ExternalId', 'prefix'],
    ['iam:ExternalId', 'sts:ExternalId', 'prefix'],
    ['sts:SourceIp', 'aws:SourceIp', 'prefix'],
    ['aws:PassedToService', 'iam:PassedToService', 'prefix'],
    ['aws:PrincipalTag', 'aws:PrincipalTag/<tag-key>', 'tag'],
    ['aws:ResourceTag/', 'aws:ResourceTag/<tag-key>', 'tag'],
    ['s3:ExistingObjectTag', 's3:ExistingObjectTag/<tag-key>', 'tag'],
  ])('%s is %s', (key, meant, by) => {
    expect(meantConditionKey(key, aws)).toEqual({ key: meant, by })
  })

  it('looks behind the prefixes of the given services', () => {
    expect(meantConditionKey('aws:prefix', aws)).toBeUndefined()
    expect(meantConditionKey('aws:prefix', aws, ['s3'])).toEqual({ key: 's3:prefix', by: 'prefix' })
  })

  it.each([
    'aws:PrincipalArn',
    'AWS:PRINCIPALARN',
    'id.example.com:groups',
    'rds-db:DatabaseName',
    'aws:Nothing',
    // A number further is a newer key.
    'kms:RecipientAttestation:NitroTPMPCR99',
  ])('nothing for %s', key => {
    expect(meantConditionKey(key, aws)).toBeUndefined()
  })
})

it('knows names that people expect, and only real keys for them', () => {
  expect(expectedConditionKey('aws:ARN')).toBe('aws:PrincipalArn')
  expect(expectedConditionKey('aws:PrincipalArn')).toBeUndefined()
  for (const name of ['aws:Mfa', 'aws:OrgId', 'aws:Region', 'aws:User', 'aws:SessionName']) {
    expect(aws.conditionKey(expectedConditionKey(name) ?? '')).toBeDefined()
  }
})
