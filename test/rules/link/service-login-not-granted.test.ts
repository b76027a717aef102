import { rule } from '../../../rules/link/service-login-not-granted.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const role = 'arn:aws:iam::444455556666:role/login'

const setup = (spec: object, user: string, statement: object, signer = role) => ({
  files: {
    'policy.json': { Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] },
    'db.json': {
      kind: 'db',
      version: 'v3',
      metadata: { name: 'shop', labels: { team: 'shop' } },
      spec,
    },
    'dba.json': {
      kind: 'role',
      version: 'v7',
      metadata: { name: 'dba' },
      spec: { allow: { db_labels: { team: 'shop' }, db_users: [user] } },
    },
  } as never,
  config: { links: [{ name: 'own', target: { role: signer, policies: ['policy.json'] } }] },
})

const aws = { account_id: '444455556666', assume_role_arn: role }

tryRule(rule, [
  {
    name: 'Redshift as a user: another user',
    ...setup(
      { protocol: 'postgres', uri: 'orders.abcdef.us-west-2.redshift.amazonaws.com:5439', aws },
      'app',
      {
        Action: 'redshift:GetClusterCredentials',
        Resource: 'arn:aws:redshift:us-west-2:444455556666:dbuser:orders/other',
      },
    ),
    finds: ['policy.json '],
    says: ['redshift:GetClusterCredentials on arn:aws:redshift:us-west-2:444455556666:dbuser:orders/app'],
  },
  {
    name: 'Redshift as a role: it is the role that needs the permission, of whatever database the client names',
    ...setup(
      { protocol: 'postgres', uri: 'orders.abcdef.us-west-2.redshift.amazonaws.com:5439', aws },
      'role/analyst',
      {
        Action: 'redshift:GetClusterCredentialsWithIAM',
        Resource: 'arn:aws:redshift:us-west-2:444455556666:dbname:orders/dev',
      },
      'arn:aws:iam::444455556666:role/analyst',
    ),
    finds: [],
  },
  {
    name: 'ElastiCache Serverless: the user is missing',
    ...setup(
      { protocol: 'redis', uri: 'sessions-abc123.serverless.usw2.cache.amazonaws.com:6379', aws },
      'app',
      {
        Action: 'elasticache:Connect',
        Resource: 'arn:aws:elasticache:us-west-2:444455556666:serverlesscache:sessions',
      },
    ),
    finds: ['policy.json '],
    says: ['arn:aws:elasticache:us-west-2:444455556666:user:app'],
  },
  {
    name: 'the policy that speaks of the login is the one to mend, or has a mistake that another rule tells of',
    files: {
      ...(setup(
        { protocol: 'redis', uri: 'clustercfg.sessions.abc.memorydb.us-west-2.amazonaws.com:6379', aws },
        'app',
        {
          Action: 's3:GetObject',
          Resource: '*',
        },
      ).files as object),
      'caches.json': {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: 'memorydb:Connect',
            Resource: 'arn:aws:memorydb:us-west-2:444455556666:cluster/sessions',
          },
        ],
      },
    } as never,
    config: { links: [{ name: 'own', target: { role, policies: ['policy.json', 'caches.json'] } }] },
    finds: ['caches.json '],
    says: ['arn:aws:memorydb:us-west-2:444455556666:user/app'],
  },
  {
    name: 'DocumentDB needs no permission',
    ...setup(
      {
        protocol: 'mongodb',
        uri: 'mongodb://orders.cluster-abcdef.us-west-2.docdb.amazonaws.com:27017',
        aws,
      },
      'analyst',
      { Action: 's3:GetObject', Resource: '*' },
      'arn:aws:iam::444455556666:role/analyst',
    ),
    finds: [],
  },
  {
    name: 'RDS is for another rule',
    ...setup({ protocol: 'postgres', uri: 'orders.abcdef.us-west-2.rds.amazonaws.com:5432', aws }, 'app', {
      Action: 's3:GetObject',
      Resource: '*',
    }),
    finds: [],
  },
])
