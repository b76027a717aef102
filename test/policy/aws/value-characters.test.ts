import { expect, it } from 'vitest'
import { loadAwsKnowledge } from '../../../src/policy/aws/aws-knowledge.ts'
import { canHoldWildcardCharacters } from '../../../src/policy/aws/value-characters.ts'

const aws = await loadAwsKnowledge()

it.each([
  ['aws:PrincipalArn', false],
  ['aws:PrincipalAccount', false],
  ['aws:PrincipalTag/team', false],
  ['aws:MultiFactorAuthPresent', false],
  ['sts:ExternalId', false],
  ['token.actions.githubusercontent.com:sub', false],
  ['oidc.eks.eu-west-1.amazonaws.com/id/ABC:sub', false],
  ['s3:prefix', true],
  ['aws:referer', true],
  ['aws:ResourceTag/team', true],
  ['saml:commonName', true],
])('a value of %s can have a star: %s', (key, expected) => {
  expect(canHoldWildcardCharacters(aws.conditionKey(key)!)).toBe(expected)
})
