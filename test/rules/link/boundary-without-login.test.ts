import { rule } from '../../../rules/link/boundary-without-login.ts'
import { linkFiles, mayConnect, userArn } from '../../helpers/link-files.ts'
import { tryRule } from '../../helpers/try-rule.ts'

tryRule(rule, [
  {
    name: 'rds is not rds-db',
    ...linkFiles({
      connect: [mayConnect()],
      boundary: { of: 'target', allows: [{ Effect: 'Allow', Action: 'rds:*', Resource: '*' }] },
    }),
    finds: ['boundary.json /Statement'],
    fixes: [userArn],
  },
  {
    name: 'another user',
    ...linkFiles({
      connect: [mayConnect()],
      boundary: { of: 'target', allows: [mayConnect(userArn.replace('/app', '/x'))] },
    }),
    finds: ['boundary.json /Statement'],
  },
  {
    name: 'everything',
    ...linkFiles({
      connect: [mayConnect()],
      boundary: { of: 'target', allows: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
    }),
    finds: [],
  },
  {
    name: 'of the caller, where it does not matter',
    ...linkFiles({
      connect: [mayConnect()],
      boundary: { of: 'caller', allows: [{ Effect: 'Allow', Action: 'sts:*', Resource: '*' }] },
    }),
    finds: [],
  },
  { name: 'none', ...linkFiles({ connect: [mayConnect()] }), finds: [] },
])
