import { rule } from '../../../rules/syntax/variable-in-principal.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const trust = (principal: unknown, version?: string) =>
  policyWith({ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' }, version)

tryRule(rule, [
  {
    name: 'a variable',
    document: trust({ AWS: ['arn:aws:iam::111122223333:user/${aws:username}'] }),
    finds: ['/Statement/0/Principal/AWS/0'],
    says: ['the variable ${aws:username} stands'],
  },
  {
    name: 'in the old language',
    document: trust({ AWS: '${aws:userid}' }, '2008-10-17'),
    finds: ['/Statement/0/Principal/AWS'],
  },
  {
    name: 'without its end',
    document: trust({ AWS: 'arn:aws:iam::${aws:' }),
    finds: ['/Statement/0/Principal/AWS'],
  },
  { name: 'a bare string', document: trust('${aws:username}'), finds: ['/Statement/0/Principal'] },
  { name: 'a dollar', document: trust({ AWS: 'arn:aws:iam::111122223333:user/a$b' }), finds: [] },
])
