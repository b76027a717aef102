// Who logs in by IAM and may read every secret has the passwords too.

import { defineRule, isForLogins, nothing, openWay, type Way } from '../../src/engine/rule-kit.ts'

const ways: readonly Way[] = [
  {
    action: 'secretsmanager:GetSecretValue',
    on: at => `arn:${at.partition}:secretsmanager:${at.region}:${at.account}:secret:zq-decoy-AbCdEf`,
  },
  // Secrets that RDS keeps for master users begin like this.
  {
    action: 'secretsmanager:GetSecretValue',
    on: at => `arn:${at.partition}:secretsmanager:${at.region}:${at.account}:secret:rds!db-zq-decoy-AbCdEf`,
  },
  {
    action: 'secretsmanager:GetSecretValue',
    on: at =>
      `arn:${at.partition}:secretsmanager:${at.region}:${at.account}:secret:rds!cluster-zq-decoy-AbCdEf`,
  },
  {
    action: 'ssm:GetParameter',
    on: at => `arn:${at.partition}:ssm:${at.region}:${at.account}:parameter/zq-decoy`,
  },
  {
    action: 'ssm:GetParameters',
    on: at => `arn:${at.partition}:ssm:${at.region}:${at.account}:parameter/zq-decoy`,
  },
  {
    action: 'ssm:GetParametersByPath',
    on: at => `arn:${at.partition}:ssm:${at.region}:${at.account}:parameter/zq-decoy`,
  },
]

export const rule = defineRule({
  id: 'secrets-beside-login',
  title: 'an identity that logs in by IAM may read any secret',
  severity: 'warning',
  aws: 'opens',
  subject: 'permissions',
  since: '0.1.0',
  why: "a password in a secret is a way into the database that no IAM policy about logins governs, the master user's among them",
  fix: 'Name the secrets that are needed, or take the permission away.',
  sources: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html',
    'https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_examples.html',
  ],
  covers: ['PB-54', 'XA-I05'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'rds-db:connect',
              Resource: 'arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/app',
            },
            { Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: '*' },
          ],
        },
      },
    ],
    good: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'rds-db:connect',
              Resource: 'arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/app',
            },
            {
              Effect: 'Allow',
              Action: 'secretsmanager:GetSecretValue',
              Resource: 'arn:aws:secretsmanager:us-east-1:444455556666:secret:mail-AbCdEf',
            },
          ],
        },
      },
    ],
  },
  find(permissions) {
    if (!isForLogins(permissions)) return nothing
    const way = openWay(permissions, ways)
    if (way === undefined) return nothing
    const { action, held, statement, at } = way
    return [{ in: held.document, at, statement, facts: { action } }]
  },
  say: ({ action }) =>
    `beside its login by IAM this identity may call ${action} for any secret of the account, passwords of databases among them`,
})
