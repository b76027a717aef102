import { rule } from '../../../rules/link/explicitly-denied-login.ts'
import { linkFiles, mayConnect, userArn } from '../../helpers/link-files.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const anything = { Effect: 'Allow', Action: '*', Resource: '*' }

tryRule(rule, [
  {
    name: 'by its own policy',
    ...linkFiles({ connect: [mayConnect(), mayConnect('*', { Effect: 'Deny' })] }),
    finds: ['connect.json /Statement/1'],
    says: ['deny db to log in as app'.replace('deny', 'denies')],
  },
  {
    name: 'by its boundary',
    ...linkFiles({
      connect: [mayConnect()],
      boundary: { of: 'target', allows: [anything, mayConnect('*', { Effect: 'Deny' })] },
    }),
    finds: ['boundary.json /Statement/1'],
  },
  {
    name: 'by its organization, for all but some actions',
    ...linkFiles({
      connect: [mayConnect()],
      scps: {
        of: 'target',
        levels: [[anything, { Effect: 'Deny', NotAction: ['rds:*', 'sts:*'], Resource: '*' }]],
      },
    }),
    finds: ['scp-0.json /Statement/1'],
  },
  {
    name: 'for other users',
    ...linkFiles({
      connect: [mayConnect(), mayConnect(userArn.replace('/app', '/admin'), { Effect: 'Deny' })],
    }),
    finds: [],
  },
  {
    name: 'in the account of the caller, where it does not matter',
    ...linkFiles({
      connect: [mayConnect()],
      scps: { of: 'caller', levels: [[anything, mayConnect('*', { Effect: 'Deny' })]] },
    }),
    finds: [],
  },
])
