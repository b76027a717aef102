import { describe, expect, it } from 'vitest'
import type { PrincipalKind } from '../../src/model/principal.ts'
import { principalForm } from '../../src/model/principal.ts'
import { principalFault } from '../../src/policy/principal-fault.ts'

const role = 'arn:aws:iam::111122223333:role/app'
const account = 'arn:aws:iam::111122223333:root'
const oidc = 'arn:aws:iam::111122223333:oidc-provider/example.com'

/** Each with a part of what is said, and the correction where there is just one. */
const faults: readonly (readonly [kind: PrincipalKind, text: string, says: string, better?: string])[] = [
  ['AWS', '1111-2222-3333', 'separators', '111122223333'],
  ['AWS', '1111 2222 3333', 'separators', '111122223333'],
  ['AWS', '11122223333', '11 digits, and account ids have 12: a leading zero'],
  ['AWS', '1111222233334', '13 digits'],
  ['AWS', 'AWS:111122223333', 'word before it', '111122223333'],
  ['AWS', 'account/111122223333', 'word before it', '111122223333'],
  ['AWS', '1.11122223333e+11', 'floating-point', '111122223333'],
  ['AWS', 'roleArn=arn:aws:iam::111122223333:role/app', 'something before the ARN', role],
  ['AWS', '"arn:aws:iam::111122223333:role/app"', 'something before the ARN', role],
  ['AWS', 'o-exampleorgid', 'aws:PrincipalOrgID'],
  ['AWS', 'app', 'such as arn:aws:iam::<account>:role/app'],
  ['AWS', 'role/app', 'part of an ARN'],
  ['AWS', '111122223333:role/app', 'part of an ARN'],
  ['AWS', 'iam::111122223333:role/app', 'part of an ARN'],
  ['AWS', 'alice@example.com', 'email'],
  ['AWS', 'the account of example corp', 'no principal'],
  ['AWS', 'AKIAIOSFODNN7EXAMPLE', 'access key'],
  ['AWS', 'AROADBQP57FF2AEXAMPLE:session', 'aws:userid'],
  ['AWS', 'ARN:aws:iam::111122223333:role/app', 'capital letters', role],
  ['AWS', 'arn:aws:iam:111122223333:role/app', 'lacks a section', role],
  ['AWS', 'arn:aws:iam:role/app', 'no whole ARN'],
  ['AWS', 'arn:asw:iam::111122223333:role/app', 'partition', role],
  ['AWS', 'arn:aws-mars:iam::111122223333:role/app', 'partition'],
  ['AWS', 'arn:aws:IAM::111122223333:role/app', 'lower case', role],
  ['AWS', 'arn:aws:lambda:eu-west-1:111122223333:function:f', 'resource of lambda'],
  ['AWS', 'arn:aws:ec2:eu-west-1:111122223333:instance/i-1', 'name the role'],
  ['AWS', 'arn:aws:organizations::111122223333:organization/o-exampleorgid', 'aws:PrincipalOrgID'],
  ['AWS', 'arn:aws::iam::111122223333:role/app', 'colon too many before "iam"', role],
  ['AWS', 'arn:aws:iam::111122223333:role/a,arn:aws:iam::111122223333:role/b', 'more than one ARN'],
  ['AWS', 'arn:aws:iam:eu-west-1:111122223333:role/app', 'region eu-west-1', role],
  ['AWS', 'arn:aws:iam:111122223333::role/app', 'where the region stands', role],
  ['AWS', 'arn:aws:iam:::111122223333:role/app', 'colon too many', role],
  ['AWS', 'arn:aws:iam:::role/app', 'no account'],
  ['AWS', 'arn:aws:iam::11122223333:role/app', '11 digits'],
  ['AWS', 'arn:aws:iam::prod:role/app', '"prod" where the 12-digit account id'],
  ['AWS', 'arn:aws:iam::111122223333:roles/app', '"role/app" is meant', role],
  ['AWS', 'arn:aws:iam::111122223333:Role/app', '"role/app" is meant', role],
  ['AWS', 'arn:aws:iam::111122223333:role:app', '"role/app" is meant', role],
  ['AWS', 'arn:aws:sts::111122223333:role/app', 'role ARNs have "iam"', role],
  [
    'AWS',
    'arn:aws:iam::111122223333:assumed-role/app/s',
    'assumed-role ARNs have "sts"',
    'arn:aws:sts::111122223333:assumed-role/app/s',
  ],
  ['AWS', 'arn:aws:iam::111122223333:Root', 'ends in ":root"', account],
  ['AWS', 'arn:aws:iam::111122223333:root/', 'ends in ":root"', account],
  ['AWS', 'arn:aws:iam::111122223333:role/', 'names no role'],
  ['AWS', 'arn:aws:iam::111122223333:role', 'names no role'],
  ['AWS', 'arn:aws:iam::111122223333:user', 'names no user'],
  ['AWS', 'arn:aws:iam::111122223333:', 'nothing after the account'],
  ['AWS', 'arn:aws:iam::111122223333:policy/app', 'is a policy'],
  ['AWS', 'arn:aws:iam::111122223333:mfa/alice', 'of type "mfa"'],
  ['AWS', 'arn:aws:iam::111122223333:queue', 'of type "queue"'],
  ['AWS', 'arn:aws:iam::111122223333:role/my role', 'character in its name'],
  ['AWS', `arn:aws:iam::111122223333:role/${'a'.repeat(65)}`, '64 characters'],
  ['AWS', 'arn:aws:sts::111122223333:assumed-role/app', 'names no session'],
  ['AWS', 'arn:aws:sts::111122223333:assumed-role/path/app/session', 'leave the role'],
  ['Service', 'ec2', 'only a name', 'ec2.amazonaws.com'],
  ['Service', 'EC2.amazonaws.com', 'lower case', 'ec2.amazonaws.com'],
  ['Service', 'https://ec2.amazonaws.com/', 'https', 'ec2.amazonaws.com'],
  ['Service', 'ec2.amazonaws', 'end in .amazonaws.com', 'ec2.amazonaws.com'],
  ['Service', 'ec2.aws.com', 'end in .amazonaws.com', 'ec2.amazonaws.com'],
  ['Service', 'ec2.amazonaws.co', 'end in .amazonaws.com', 'ec2.amazonaws.com'],
  ['Service', 'example.org', 'not the host of a service'],
  ['Service', 'arn:aws:lambda:eu-west-1:111122223333:function:f', 'aws:SourceArn'],
  ['Federated', 'example.com', 'address of a provider'],
  ['Federated', 'https://example.com/realms/x', 'oidc-provider/example.com/realms/x'],
  ['Federated', 'GitHub', 'no provider'],
  ['Federated', 'arn:aws:iam::111122223333:oidc-provider/https://example.com', 'https', oidc],
  ['Federated', 'arn:aws:iam:111122223333:oidc-provider/example.com', 'lacks a section', oidc],
  ['Federated', 'arn:aws:iam::111122223333:oidc/example.com', 'ends in :oidc-provider'],
  ['Federated', 'arn:aws:iam::111122223333:oidc_provider/example.com', 'is meant', oidc],
  ['Federated', 'arn:aws:iam::111122223333:oidc-provider/', 'host'],
  ['Federated', 'arn:aws:iam::111122223333:saml-provider/', 'no SAML provider'],
  ['Federated', 'arn:aws:iam::1112222:oidc-provider/example.com', '7 digits'],
  ['Federated', 'arn:aws:cognito-idp:eu-west-1:111122223333:userpool/x', 'cognito-identity.amazonaws.com'],
  ['Federated', 'arn:aws:s3:::bucket', 'resource of s3'],
  ['CanonicalUser', 'abc', '64 hexadecimal digits'],
]

describe('principalFault', () => {
  it.each(faults.map(([kind, text, says, better]) => [kind, text, says, better] as const))(
    '%s %s',
    (kind, text, says, better) => {
      const fault = principalFault(kind, text)
      expect(fault?.says).toContain(says)
      expect(fault?.better).toBe(better)
    },
  )

  it('mends two slips at once, or none', () => {
    expect(principalFault('AWS', 'arn:asw:iam::111122223333:roles/app')?.better).toBe(role)
    expect(principalFault('AWS', 'arn:aws:iam:eu-west-1:111122223333:group/x')?.better).toBeUndefined()
  })

  it('proposes only well-formed principals', () => {
    for (const [kind, text] of faults) {
      const better = principalFault(kind, text)?.better
      if (better !== undefined) expect(principalForm(kind, better)).toBeDefined()
    }
  })

  it('finds nothing wrong with a principal of a known partition', () => {
    expect(principalFault('AWS', 'arn:aws-eusc:iam::111122223333:role/app')).toBeUndefined()
    expect(principalFault('AWS', '*')).toBeUndefined()
    expect(principalFault('AWS', 'arn:aws-moon:iam::111122223333:role/app')?.says).toContain('partition')
  })
})
