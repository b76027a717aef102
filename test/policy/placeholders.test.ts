import { describe, expect, it } from 'vitest'
import { placeholdersIn, type TextUse } from '../../src/policy/placeholders.ts'

/** As `text:wanted`, which is short enough for a table. */
function found(use: TextUse, text: string, key?: string): readonly string[] {
  return placeholdersIn(text, use, key).map(one => `${one.text}:${one.wants}`)
}

const resources: readonly (readonly [text: string, ...found: string[]])[] = [
  ['arn:aws:iam::<account-id>:role/<name>', '<account-id>:account', '<name>:value'],
  ['arn:aws:iam::{{accountId}}:root', '{{accountId}}:account'],
  ['arn:aws:iam::{account}:root', '{account}:account'],
  ['arn:aws:iam::[ACCOUNT]:root', '[ACCOUNT]:account'],
  ['arn:aws:iam::%ACCOUNT%:root', '%ACCOUNT%:account'],
  ['arn:aws:iam::__ACCOUNT__:root', '__ACCOUNT__:account'],
  ['arn:aws:iam::#{Account}:root', '#{Account}:account'],
  ['arn:aws:iam::$ACCOUNT_ID:root', '$ACCOUNT_ID:template'],
  ['arn:aws:iam::$(ACCOUNT_ID):root', '$(ACCOUNT_ID):template'],
  ['arn:aws:iam::${Account}:root', '${Account}:template'],
  ['arn:aws:iam::${AWS::AccountId}:root', '${AWS::AccountId}:template'],
  ['arn:aws:iam::${var.account_id}:root', '${var.account_id}:template'],
  ['arn:aws:iam::${join(":", var.x)}:root', '${join(":", var.x)}:template'],
  ['arn:aws:iam::...:root', '...:account'],
  ['arn:aws:iam::ACCOUNT_ID:root', 'ACCOUNT_ID:account'],
  ['arn:aws:iam::AWS-account-ID:role/role-name', 'AWS-account-ID:account'],
  ['arn:aws:iam::your-account:root', 'your-account:account'],
  ['arn:aws:iam::xxxxxxxxxxxx:root', 'xxxxxxxxxxxx:account'],
  ['arn:aws:iam::1234XXXXXXXX:root', '1234XXXXXXXX:account'],
  ['arn:aws:iam::############:root', '############:account'],
  ['arn:aws:iam::000000000000:root', '000000000000:account'],
  ['arn:aws:logs:REGION:111122223333:*', 'REGION:region'],
  ['arn:aws:logs:aws-region:111122223333:*', 'aws-region:region'],
  ['arn:PARTITION:logs:eu-west-1:111122223333:*', 'PARTITION:value'],
  ['arn:aws:rds-db:eu-west-1:111122223333:dbuser:DbiResourceId/app', 'DbiResourceId:resource-id'],
  ['arn:aws:rds-db:eu-west-1:111122223333:dbuser:CLUSTER-RESOURCE-ID/app', 'CLUSTER-RESOURCE-ID:resource-id'],
  ['arn:aws:rds-db:eu-west-1:111122223333:dbuser:db-XXXXXXXXXXXX/app', 'db-XXXXXXXXXXXX:resource-id'],
  ['arn:aws:rds-db:eu-west-1:111122223333:dbuser:db-<ID>/app', '<ID>:resource-id'],
  ['arn:aws:s3:::your-bucket-name/*', 'your-bucket-name:value'],
  ['arn:aws:s3:::YOUR_BUCKET/*', 'YOUR_BUCKET:value'],
  ['arn:aws:iam::111122223333:role/CHANGE_ME', 'CHANGE_ME:value'],
  [
    'arn:aws:iam::111122223333:oidc-provider/oidc.eks.REGION.amazonaws.com/id/OIDC_ID',
    'REGION:region',
    'OIDC_ID:value',
  ],
  // Words that could be names count only beside one that cannot.
  ['arn:aws:iam::ACCOUNT_ID:role/ROLE_NAME', 'ACCOUNT_ID:account', 'ROLE_NAME:value'],
  ['<KMS_KEY_ARN>', '<KMS_KEY_ARN>:value'],
  // Names, variables, and what AWS itself writes in capital letters or brackets.
  ['arn:aws:iam::111122223333:role/ACCOUNT_ADMIN'],
  ['arn:aws:iam::*:policy/POLICY-NAME'],
  ['arn:aws:s3:::bucket-name/*'],
  ['arn:aws:s3:::HRBucket/Payroll'],
  ['arn:aws:dynamodb:eu-west-1:111122223333:table/REGION'],
  ['arn:aws:rds-db:eu-west-1:111122223333:dbuser:db-ABCDEFGHIJKL01234/DB_USER'],
  ['arn:aws:rds-db:eu-west-1:111122223333:dbuser:db-ABCDEFGHIJKL01234/OPS$USER'],
  ['arn:aws:rds-db:eu-west-1:111122223333:dbuser:*/${aws:username}'],
  ['arn:aws:rds-db:eu-west-1:111122223333:dbuser:mydb/app'],
  ['arn:aws:iam::${aws:PrincipalAccount}:role/x'],
  ["arn:aws:s3:::bucket/${aws:PrincipalTag/team, 'company-wide'}/*"],
  ['arn:aws:ec2:*::snapshot/${*}'],
  ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
  ['arn:aws:lambda:eu-west-1:111122223333:function:f:$LATEST'],
  ['arn:aws:iot:eu-west-1:111122223333:topic/$aws/things/*'],
  ['arn:aws:s3:::logs/*_$folder$'],
  ['arn:aws:execute-api:eu-west-1:111122223333:abc/*/GET/pets/{petId}'],
  ['arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'],
  ['arn:aws:rds-db:us-esat-1:111122223333:dbuser:*/app'],
  ['arn:aws:s3::my-account-bucket'],
  ['{{resolve:ssm:/app/arn}}'],
  ['*'],
]

const others: readonly (readonly [use: TextUse, text: string, found: readonly string[], key?: string])[] = [
  ['principal', 'YOUR_ACCOUNT_ID', ['YOUR_ACCOUNT_ID:account']],
  ['principal', 'PRINCIPAL_ARN', ['PRINCIPAL_ARN:value']],
  ['principal', 'OIDCPROVIDER', ['OIDCPROVIDER:value']],
  ['principal', "Example Corp's AWS Account ID", ["Example Corp's AWS Account ID:account"]],
  ['principal', 'xxxxxxxxxxxx', ['xxxxxxxxxxxx:account']],
  ['principal', '000000000000', ['000000000000:account']],
  ['principal', 'AIDACKCEVSQ6C2EXAMPLE', []],
  ['principal', 'ADMIN', []],
  ['principal', 'MyRole', []],
  ['principal', '123456789012', []],
  ['principal', '111122223333', []],
  ['principal', 'ec2.amazonaws.com', []],
  ['condition-value', 'YOUR_ACCOUNT_ID_HERE', ['YOUR_ACCOUNT_ID_HERE:account'], 'aws:SourceAccount'],
  ['condition-value', 'account-id', ['account-id:account'], 'aws:SourceAccount'],
  ['condition-value', 'ORG_ID', ['ORG_ID:value'], 'aws:PrincipalOrgID'],
  ['condition-value', 'o-xxxxxxxxxx', ['o-xxxxxxxxxx:value'], 'aws:PrincipalOrgID'],
  ['condition-value', 'EXTERNAL_ID', ['EXTERNAL_ID:value'], 'sts:ExternalId'],
  ['condition-value', 'CHANGEME', ['CHANGEME:value'], 'sts:ExternalId'],
  ['condition-value', '[YOUR_EXTERNAL_ID]', ['[YOUR_EXTERNAL_ID]:value'], 'sts:ExternalId'],
  ['condition-value', '<my-ip>/32', ['<my-ip>:value'], 'aws:SourceIp'],
  ['condition-value', 'o-exampleorgid', [], 'aws:PrincipalOrgID'],
  ['condition-value', 'ACMECORP', [], 'sts:ExternalId'],
  ['condition-value', 'ACCOUNT_ID', [], 'aws:TagKeys'],
  ['condition-value', 'PRODUCTION', [], 'aws:ResourceTag/env'],
  ['condition-value', 'repo:ORG/REPO:*', [], 'token.actions.githubusercontent.com:sub'],
  [
    'condition-value',
    'repo:GITHUB_ORG/REPO:*',
    ['GITHUB_ORG:value'],
    'token.actions.githubusercontent.com:sub',
  ],
  ['condition-value', '[a-z]*', [], 's3:prefix'],
  ['condition-value', '${aws:username}', [], 's3:prefix'],
  ['condition-key', '<OIDC_PROVIDER>:sub', ['<OIDC_PROVIDER>:value']],
  ['condition-key', 'oidc.eks.REGION.amazonaws.com/id/OIDC_ID:sub', ['REGION:region', 'OIDC_ID:value']],
  ['condition-key', 'aws:RequestTag/${TagKey}', ['${TagKey}:template']],
  ['condition-key', 'aws:RequestTag/ACCOUNT_ID', []],
  ['condition-key', 'aws:PrincipalOrgID', []],
  ['action', '<service>:*', ['<service>:value']],
  ['action', 's3:*', []],
]

describe('placeholdersIn', () => {
  it.each(resources.map(([text, ...expected]) => [text, expected] as const))(
    'looks at the resource %s',
    (text, expected) => {
      expect(found('resource', text)).toEqual(expected)
    },
  )

  it.each(others.map(([use, text, expected, key]) => [use, text, expected, key] as const))(
    'looks at the %s %s',
    (use, text, expected, key) => {
      expect(found(use, text, key)).toEqual(expected)
    },
  )

  it('says where each of them is', () => {
    const text = 'arn:aws:logs:REGION:<id>:*'
    for (const { text: own, from, to } of placeholdersIn(text, 'resource')) {
      expect(text.slice(from, to)).toBe(own)
    }
  })
})
