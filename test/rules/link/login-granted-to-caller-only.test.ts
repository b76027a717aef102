import { rule } from '../../../rules/link/login-granted-to-caller-only.ts'
import { linkFiles, mayAssume, mayConnect, userArn } from '../../helpers/link-files.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const nothing = [{ Effect: 'Allow', Action: 'rds:DescribeDBInstances', Resource: '*' }]

tryRule(rule, [
  {
    name: 'by the caller',
    ...linkFiles({ caller: [mayAssume(), mayConnect()], connect: nothing }),
    finds: ['caller.json /Statement/1'],
    says: ['and it is db that logs in'],
    fixes: [userArn],
  },
  {
    name: 'by everything that the caller has',
    ...linkFiles({ caller: [mayAssume(), mayConnect('*')], connect: nothing }),
    finds: ['caller.json /Statement/1'],
  },
  {
    name: 'by both',
    ...linkFiles({ caller: [mayAssume(), mayConnect()], connect: [mayConnect()] }),
    finds: [],
  },
  { name: 'by nobody, which another rule is about', ...linkFiles({ connect: nothing }), finds: [] },
  {
    name: 'for another user',
    ...linkFiles({ caller: [mayAssume(), mayConnect(userArn.replace('/app', '/x'))], connect: nothing }),
    finds: [],
  },
])
