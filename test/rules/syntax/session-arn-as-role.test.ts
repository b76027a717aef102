import { rule } from '../../../rules/syntax/session-arn-as-role.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const on = (Resource: string | string[]) =>
  policyWith({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource })
const at = ['/Statement/0/Resource']

tryRule(rule, [
  {
    name: 'a session',
    document: on('arn:aws:sts::444455556666:assumed-role/app/bytebase'),
    finds: at,
    says: ['is a session, and not the role itself'],
  },
  {
    name: 'every session of a role',
    document: on('arn:aws:sts::444455556666:assumed-role/app/*'),
    finds: at,
  },
  {
    name: 'a role of STS',
    document: on('arn:aws:sts::444455556666:role/team/app'),
    finds: at,
    says: ['roles belong to iam'],
  },
  {
    name: 'a session of IAM',
    document: on('arn:aws:iam::444455556666:assumed-role/app/bytebase'),
    finds: at,
  },
  {
    name: 'a role, and the ARNs that STS has',
    document: on([
      'arn:aws:iam::444455556666:role/app',
      'arn:aws:sts::*:self',
      'arn:aws:sts::444455556666:federated-user/app',
    ]),
    finds: [],
  },
  {
    name: 'a session in a condition, where it may be right',
    document: policyWith({
      Condition: { ArnLike: { 'aws:userid': 'arn:aws:sts::444455556666:assumed-role/a/b' } },
    }),
    finds: [],
  },
])
