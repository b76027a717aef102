// A login of a role under the condition of MFA: sessions of roles do not carry it.

import {
  childPointer,
  defineRule,
  ifKnown,
  isObject,
  keyAt,
  memberOf,
  nothing,
  reachesAction,
  type Statement,
  statementsOf,
} from '../../src/engine/rule-kit.ts'

const mfaKeys = ['aws:MultiFactorAuthPresent', 'aws:MultiFactorAuthAge']

export const rule = defineRule({
  id: 'mfa-condition-on-login',
  title: "a role's login is bound to MFA, which sessions of roles do not carry",
  severity: 'error',
  aws: 'denies',
  subject: 'permissions',
  needs: ['owner'],
  since: '0.1.0',
  why: 'credentials from AssumeRole hold no word about MFA, so the condition is never met and every login is refused',
  fix: 'Ask for MFA in the trust policy of the role, where people assume it.',
  sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html'],
  covers: ['PB-43'],
  examples: {
    bad: [
      {
        document: {
          Arn: 'arn:aws:iam::444455556666:role/db',
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Action: 'rds-db:connect',
                Resource: 'arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/app',
                Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
              },
            ],
          },
        },
      },
    ],
    good: [
      {
        document: {
          Arn: 'arn:aws:iam::444455556666:user/jane',
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Action: 'rds-db:connect',
                Resource: 'arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/app',
                Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
              },
            ],
          },
        },
      },
    ],
  },
  find({ owner, grants, policies }) {
    if (ifKnown(owner)?.kind !== 'role') return nothing
    const asking = policies.flatMap(({ document, policy }) =>
      statementsOf(policy)
        .filter(one => reachesAction(one, 'rds-db:connect'))
        .flatMap(statement => mfaConditions(statement).map(pointer => ({ document, statement, pointer }))),
    )
    if (asking.length === 0) return nothing
    const refused = grants.some(
      ({ isWrittenForConnecting, resources, side }) =>
        isWrittenForConnecting &&
        resources.some(
          ({ coverage: { witness } }) =>
            witness !== undefined && !side.decide(witness, mfaKeys).outcomes.includes('allowed'),
        ),
    )
    if (!refused) return nothing
    return asking.map(({ document, statement, pointer }) => ({
      in: document,
      at: keyAt(pointer),
      statement,
      facts: {},
    }))
  },
  say: () => 'a session of a role carries no word about MFA, so every login is refused',
})

/** Pointers of the keys about MFA in its condition. */
function mfaConditions({ raw, pointer }: Statement): readonly string[] {
  const condition = memberOf(raw, 'Condition')
  if (!isObject(condition)) return []
  const at = childPointer(pointer, 'Condition')
  return Object.entries(condition).flatMap(([operator, keys]) =>
    isObject(keys)
      ? Object.keys(keys)
          .filter(key => mfaKeys.some(known => known.toLowerCase() === key.toLowerCase()))
          .map(key => childPointer(childPointer(at, operator), key))
      : [],
  )
}
