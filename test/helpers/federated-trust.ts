// Trust policies for tests, short to write.

import type { JsonValue } from '../../src/base/json-value.ts'

/** A policy of these statements; each is an Allow unless it says otherwise. */
export function trustOf(...statements: readonly object[]): JsonValue {
  return {
    Version: '2012-10-17',
    Statement: statements.map(one => ({ Effect: 'Allow', ...one })) as unknown as JsonValue,
  }
}

/** The policy as that of a role of account 444455556666. */
export function roleWith(trust: JsonValue): JsonValue {
  return { Role: { Arn: 'arn:aws:iam::444455556666:role/db', AssumeRolePolicyDocument: trust } }
}

/** A statement that trusts the OIDC provider of a host, in account 444455556666, or one built into AWS. */
export function token(host: string, condition?: object): object {
  const builtIn = /^(cognito-identity|accounts\.google|www\.amazon|graph\.facebook)/.test(host)
  return {
    Principal: { Federated: builtIn ? host : `arn:aws:iam::444455556666:oidc-provider/${host}` },
    Action: 'sts:AssumeRoleWithWebIdentity',
    ...(condition && { Condition: condition }),
  }
}

export const github = 'token.actions.githubusercontent.com'
export const cluster = 'oidc.eks.eu-west-1.amazonaws.com/id/7EXAMPLE2F0A4C9B8D1E5A6B7C8D9E0F1'

/** For a subject of GitHub Actions, which may be a pattern. */
export function subject(pattern: string | readonly string[]): object {
  return {
    StringEquals: { [`${github}:aud`]: 'sts.amazonaws.com' },
    StringLike: { [`${github}:sub`]: pattern },
  }
}
