import { rule } from '../../../rules/connect/assume-wider-than-link.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const assume = (Resource: string | string[], more: object = {}) =>
  policyWith({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource, ...more })
const here = '/Statement/0/Resource'

const caller = { role: 'arn:aws:iam::111122223333:role/tool', policies: ['caller.json'] }
const link = (name: string, role: string) => ({
  name,
  caller,
  target: { role: `arn:aws:iam::444455556666:role/${role}` },
})
const files = (resource: string | string[], more: object = {}) => ({ 'caller.json': assume(resource, more) })
const config = { links: [link('orders', 'db')] }
const two = { links: [link('orders', 'db'), link('billing', 'db2')] }

tryRule(rule, [
  {
    name: 'every role',
    files: files('*'),
    config,
    finds: [`caller.json ${here}`],
    says: ['orders may assume every role'],
    fixes: ['"arn:aws:iam::444455556666:role/db"'],
  },
  {
    name: 'every role, for two links',
    files: files('*'),
    config: two,
    finds: [`caller.json ${here}`],
    says: ['orders and billing'],
    fixes: ['["arn:aws:iam::444455556666:role/db", "arn:aws:iam::444455556666:role/db2"]'],
  },
  {
    name: 'one of several values',
    files: files(['arn:aws:iam::444455556666:role/db', 'arn:aws:iam::444455556666:role/*']),
    config: two,
    finds: [`caller.json ${here}/1`],
    fixes: ['"arn:aws:iam::444455556666:role/db", "arn'],
  },
  {
    name: 'in any account',
    files: files('arn:aws:iam::*:role/db'),
    config,
    finds: [`caller.json ${here}`],
    says: ['roles of any account'],
  },
  { name: 'the role', files: files('arn:aws:iam::444455556666:role/db'), config, finds: [] },
  { name: 'a pattern in its account', files: files('arn:aws:iam::444455556666:role/db*'), config, finds: [] },
  { name: 'an administrator', files: files('*', { Action: '*' }), config, finds: [] },
  { name: 'no link', document: assume('*'), finds: [] },
])
