import { rule } from '../../../rules/trust/user-name-of-role.ts'
import { trustOf } from '../../helpers/federated-trust.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const asking = (AWS: unknown, Condition: object) =>
  trustOf({ Principal: { AWS }, Action: 'sts:AssumeRole', Condition })
const role = 'arn:aws:iam::111122223333:role/tool'
const name = { 'sts:RoleSessionName': '${aws:username}' }

tryRule(rule, [
  {
    name: 'the session name of a role',
    document: asking(role, { StringEquals: name }),
    finds: ['/Statement/0/Condition/StringEquals/sts:RoleSessionName'],
    says: ['role/tool is no user'],
  },
  {
    name: 'a source identity with a beginning',
    document: asking(role, { StringLike: { 'sts:SourceIdentity': 'db-${aws:username}' } }),
    finds: ['/Statement/0/Condition/StringLike/sts:SourceIdentity'],
  },
  {
    name: 'a role beside a user',
    document: asking(['arn:aws:iam::111122223333:user/a', role], { StringLike: name }),
    finds: ['/Statement/0/Condition/StringLike/sts:RoleSessionName'],
  },

  { name: 'a user', document: asking('arn:aws:iam::111122223333:user/a', { StringEquals: name }), finds: [] },
  {
    name: 'an account, which has users',
    document: asking('111122223333', { StringEquals: name }),
    finds: [],
  },
  { name: 'if it is there', document: asking(role, { StringEqualsIfExists: name }), finds: [] },
  {
    name: 'with another way',
    document: asking(role, { StringLike: { 'sts:RoleSessionName': ['${aws:username}', 'bytebase-*'] } }),
    finds: [],
  },
  {
    name: 'with a default',
    document: asking(role, { StringLike: { 'sts:RoleSessionName': "${aws:username, 'bytebase'}" } }),
    finds: [],
  },
  { name: 'not that name', document: asking(role, { StringNotEquals: name }), finds: [] },
])
