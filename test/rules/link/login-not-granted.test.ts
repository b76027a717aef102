import { rule } from '../../../rules/link/login-not-granted.ts'
import { linkFiles, mayConnect, userArn } from '../../helpers/link-files.ts'
import { tryRule } from '../../helpers/try-rule.ts'

tryRule(rule, [
  {
    name: 'another user',
    ...linkFiles({
      connect: [mayConnect('arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/report')],
    }),
    finds: ['connect.json /Statement/0/Resource'],
    says: ['db may not log in as app'],
    fixes: [userArn],
  },
  {
    name: 'another database',
    ...linkFiles({
      connect: [mayConnect('arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ZYXWVUTSRQPO98765/app')],
    }),
    finds: ['connect.json /Statement/0/Resource'],
  },
  {
    name: 'the user in other letters',
    ...linkFiles({ connect: [mayConnect(userArn.replace('/app', '/App'))] }),
    finds: ['connect.json /Statement/0/Resource'],
  },
  {
    name: 'several others',
    ...linkFiles({ connect: [mayConnect([userArn.replace('/app', '/a'), userArn.replace('/app', '/b')])] }),
    finds: ['connect.json /Statement'],
  },
  {
    name: 'rds alone',
    ...linkFiles({ connect: [{ Effect: 'Allow', Action: 'rds:*', Resource: '*' }] }),
    finds: ['connect.json /Statement'],
  },
  {
    name: 'only in the boundary',
    ...linkFiles({
      connect: [{ Effect: 'Allow', Action: 'rds:*', Resource: '*' }],
      boundary: { of: 'target', allows: [mayConnect('*')] },
    }),
    finds: ['connect.json /Statement'],
    says: ['a boundary grants nothing'],
  },
  { name: 'exactly', ...linkFiles({ connect: [mayConnect()] }), finds: [], undecided: false },
  {
    name: 'by a pattern',
    ...linkFiles({ connect: [mayConnect('arn:aws:rds-db:*:444455556666:dbuser:*/a*')] }),
    finds: [],
  },
  {
    name: 'the user of the session tag that the link sends',
    ...linkFiles({
      connect: [mayConnect(userArn.replace('/app', '/${aws:PrincipalTag/DbUser}'))],
      sessionTags: { DbUser: 'app' },
    }),
    finds: [],
    undecided: false,
  },
  {
    name: 'the user of a session tag that the link sends with another value',
    ...linkFiles({
      connect: [mayConnect(userArn.replace('/app', '/${aws:PrincipalTag/DbUser}'))],
      sessionTags: { dbuser: 'report' },
    }),
    finds: ['connect.json /Statement/0/Resource'],
  },
  {
    name: 'the user of a tag that the role may have',
    ...linkFiles({ connect: [mayConnect(userArn.replace('/app', '/${aws:PrincipalTag/DbUser}'))] }),
    finds: [],
  },
  {
    name: 'all but some actions',
    ...linkFiles({ connect: [{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }] }),
    finds: [],
  },
  {
    name: 'denied, which another rule is about',
    ...linkFiles({ connect: [mayConnect(), mayConnect('*', { Effect: 'Deny' })] }),
    finds: [],
  },
  { name: 'no database named', ...linkFiles(), finds: [], undecided: true },
])
