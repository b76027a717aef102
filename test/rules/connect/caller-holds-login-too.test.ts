import { rule } from '../../../rules/connect/caller-holds-login-too.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const connect = (account: string, more: object = {}) => ({
  Effect: 'Allow',
  Action: 'rds-db:connect',
  Resource: `arn:aws:rds-db:us-east-1:${account}:dbuser:db-ABC/app`,
  ...more,
})
const caller = { role: 'arn:aws:iam::111122223333:role/tool', policies: ['caller.json'] }
const link = { name: 'orders', caller, target: { role: 'arn:aws:iam::444455556666:role/db' } }

tryRule(rule, [
  {
    name: 'in its own account',
    files: { 'caller.json': policyWith(connect('111122223333')) },
    config: { links: [link] },
    finds: ['caller.json /Statement/0'],
    says: ['role/db'],
  },
  {
    name: 'on everything',
    files: { 'caller.json': policyWith(connect('111122223333', { Resource: '*' })) },
    config: { links: [link] },
    finds: ['caller.json /Statement/0'],
  },
  {
    name: 'in the account of the role, which another rule is about',
    files: { 'caller.json': policyWith(connect('444455556666')) },
    config: { links: [link] },
    finds: [],
  },
  {
    name: 'an administrator',
    files: { 'caller.json': policyWith({ Effect: 'Allow', Action: '*', Resource: '*' }) },
    config: { links: [link] },
    finds: [],
  },
  {
    name: 'a link of its own',
    files: { 'caller.json': policyWith(connect('111122223333')) },
    config: { links: [link, { name: 'own', caller }] },
    finds: [],
  },
  { name: 'no link', document: policyWith(connect('111122223333')), finds: [] },
])
