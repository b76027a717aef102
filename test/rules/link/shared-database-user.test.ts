import { rule } from '../../../rules/link/shared-database-user.ts'
import { linkFiles, mayConnect, trusts, userArn } from '../../helpers/link-files.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const fine = linkFiles({ connect: [mayConnect()] })
const withOther = (statement: object) => ({
  ...fine,
  files: { ...fine.files, 'other.json': { Version: '2012-10-17', Statement: [statement as never] } },
})
const withRole = (arn: string) => ({
  ...fine,
  files: {
    ...fine.files,
    'role.json': {
      Role: { Arn: arn, AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [trusts()] } },
    } as never,
    'other.json': {
      RoleName: 'report',
      PolicyName: 'p',
      PolicyDocument: { Version: '2012-10-17', Statement: [mayConnect() as never] },
    },
  },
})

tryRule(rule, [
  {
    name: 'a policy of nobody known',
    ...withOther(mayConnect('*')),
    finds: ['other.json /Statement/0'],
    says: ['other.json may log in as app'],
  },
  {
    name: 'a role of the same account',
    ...withRole('arn:aws:iam::444455556666:role/report'),
    finds: ['other.json /PolicyDocument/Statement/0'],
    says: ['report may log in'],
  },
  {
    name: 'a role of another account, to which it is no use',
    ...withRole('arn:aws:iam::777788889999:role/report'),
    finds: [],
  },
  { name: 'another user', ...withOther(mayConnect(userArn.replace('/app', '/report'))), finds: [] },
  { name: 'nobody', ...linkFiles({ connect: [mayConnect()] }), finds: [] },
  { name: 'the link itself, through a star', ...linkFiles({ connect: [mayConnect('*')] }), finds: [] },
])
