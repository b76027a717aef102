import { rule } from '../../../rules/condition/loose-sso-role-pattern.ts'
import { trustOf } from '../../helpers/federated-trust.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const reserved = 'role/aws-reserved/sso.amazonaws.com'
const asking = (role: string | readonly string[], operator = 'ArnLike', Effect = 'Allow') =>
  trustOf({
    Effect,
    Principal: { AWS: '111122223333' },
    Action: 'sts:AssumeRole',
    Condition: {
      [operator]: { 'aws:PrincipalArn': [role].flat().map(one => `arn:aws:iam::111122223333:${one}`) },
    },
  })
const here = '/Statement/0/Condition/ArnLike/aws:PrincipalArn'

tryRule(rule, [
  {
    name: 'every set',
    document: asking(`${reserved}/*/AWSReservedSSO_*`),
    finds: [`${here}/0`],
    says: ['every permission set'],
  },
  {
    name: 'any path',
    document: asking('role/*AWSReservedSSO_Admin_*'),
    finds: [`${here}/0`],
    says: ['ordinary roles'],
  },
  {
    name: 'the second of two',
    document: asking(['role/tool', `${reserved}/*/AWSReservedSSO_*`]),
    finds: [`${here}/1`],
  },

  { name: 'one set', document: asking(`${reserved}/*/AWSReservedSSO_Admin_*`), finds: [] },
  {
    name: 'one set of one region',
    document: asking(`${reserved}/eu-west-1/AWSReservedSSO_Admin_*`),
    finds: [],
  },
  { name: 'other roles', document: asking('role/app-*'), finds: [] },
  { name: 'all but', document: asking(`${reserved}/*/AWSReservedSSO_*`, 'ArnNotLike'), finds: [] },
  { name: 'a Deny', document: asking(`${reserved}/*/AWSReservedSSO_*`, 'ArnLike', 'Deny'), finds: [] },
])
