import { rule } from '../../../rules/trust/excluded-principal.ts'
import { trustOf } from '../../helpers/federated-trust.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const tool = 'arn:aws:iam::111122223333:role/tool'
const asking = (AWS: unknown, Condition: object) =>
  trustOf({ Principal: { AWS }, Action: 'sts:AssumeRole', Condition })
const at = (operator: string, key = 'aws:PrincipalArn') => `/Statement/0/Condition/${operator}/${key}`

tryRule(rule, [
  {
    name: 'another role',
    document: asking(tool, { ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/other' } }),
    finds: [at('ArnEquals')],
    says: ['role/tool never gets in'],
  },
  {
    name: 'a role of another account',
    document: asking('111122223333', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::777788889999:role/*' } }),
    finds: [at('ArnLike')],
  },
  {
    name: 'another account',
    document: asking(tool, { StringEquals: { 'aws:PrincipalAccount': '777788889999' } }),
    finds: [at('StringEquals', 'aws:PrincipalAccount')],
  },
  {
    name: 'a user name of a role',
    document: asking(tool, { StringEquals: { 'aws:username': 'admin' } }),
    finds: [at('StringEquals', 'aws:username')],
  },
  {
    name: 'one of two principals',
    document: asking([tool, 'arn:aws:iam::777788889999:role/tool'], {
      StringEquals: { 'aws:PrincipalAccount': '111122223333' },
    }),
    finds: [at('StringEquals', 'aws:PrincipalAccount')],
    says: ['777788889999:role/tool'],
  },

  { name: 'the same role', document: asking(tool, { ArnEquals: { 'aws:PrincipalArn': tool } }), finds: [] },
  {
    name: 'the session of the role',
    document: asking('arn:aws:sts::111122223333:assumed-role/tool/x', {
      ArnEquals: { 'aws:PrincipalArn': tool },
    }),
    finds: [],
  },
  {
    name: 'roles of the account that begin so',
    document: asking('arn:aws:iam::111122223333:root', {
      ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/app-*' },
    }),
    finds: [],
  },
  {
    name: 'roles of any account that begin so',
    document: asking('111122223333', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/app-*' } }),
    finds: [],
  },
  {
    name: 'a role of single sign-on',
    document: asking('111122223333', {
      ArnLike: {
        'aws:PrincipalArn':
          'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_Admin_*',
      },
    }),
    finds: [],
  },
  {
    name: 'a user of the account',
    document: asking('111122223333', { StringEquals: { 'aws:username': 'admin' } }),
    finds: [],
  },
  {
    name: 'all but one',
    document: asking('111122223333', {
      ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/x' },
    }),
    finds: [],
  },
  {
    name: 'a type of caller',
    document: asking('111122223333', { StringEquals: { 'aws:PrincipalType': 'User' } }),
    finds: [],
  },
  { name: 'everyone', document: asking('*', { ArnLike: { 'aws:PrincipalArn': tool } }), finds: [] },
])
