import { rule } from '../../../rules/hop/untrusted-caller.ts'
import { linkFiles, tool, trusts } from '../../helpers/link-files.ts'
import { tryRule } from '../../helpers/try-rule.ts'

tryRule(rule, [
  {
    name: 'several others',
    ...linkFiles({
      trust: [trusts(['arn:aws:iam::444455556666:role/x', 'arn:aws:iam::444455556666:role/y'])],
    }),
    finds: ['trust.json /Statement/0/Principal'],
    fixes: [tool],
  },
  {
    name: 'a service alone',
    ...linkFiles({
      trust: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    }),
    finds: ['trust.json /Statement/0/Principal'],
  },
  {
    name: 'for another action',
    ...linkFiles({ trust: [trusts(tool, { Action: 'sts:TagSession' })] }),
    finds: ['trust.json /Statement/0/Action'],
    says: ['only sts:TagSession'],
  },
  {
    name: 'left out by NotPrincipal',
    ...linkFiles({ trust: [{ Effect: 'Allow', NotPrincipal: { AWS: tool }, Action: 'sts:AssumeRole' }] }),
    finds: ['trust.json /Statement/0/NotPrincipal'],
  },
  {
    name: 'no statement that allows',
    ...linkFiles({ trust: [trusts('arn:aws:iam::777788889999:role/x', { Effect: 'Deny' })] }),
    finds: ['trust.json /Statement'],
  },
  {
    name: 'one other, which another rule is about',
    ...linkFiles({ trust: [trusts('arn:aws:iam::777788889999:role/x')] }),
    finds: [],
  },
  {
    name: 'the caller in a second statement',
    ...linkFiles({ trust: [trusts('arn:aws:iam::777788889999:role/x'), trusts()] }),
    finds: [],
  },
  {
    name: 'a placeholder, which another rule is about',
    ...linkFiles({ trust: [trusts('arn:aws:iam::<account>:role/tool')] }),
    finds: [],
  },
])
