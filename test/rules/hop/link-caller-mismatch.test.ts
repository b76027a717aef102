import { rule } from '../../../rules/hop/link-caller-mismatch.ts'
import { linkFiles, tool, trusts } from '../../helpers/link-files.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const here = 'trust.json /Statement/0/Principal/AWS'

tryRule(rule, [
  {
    name: 'another account',
    ...linkFiles({ trust: [trusts('arn:aws:iam::777788889999:role/tool')] }),
    finds: [here],
    says: ['of account 777788889999, and the link names it of account 111122223333'],
    fixes: [tool],
  },
  {
    name: 'another account as a whole',
    ...linkFiles({ trust: [trusts('777788889999')] }),
    finds: [here],
    says: ['account 777788889999, and the link names tool'],
  },
  {
    name: 'another role',
    ...linkFiles({ trust: [trusts('arn:aws:iam::111122223333:role/tool-2')] }),
    finds: [here],
    says: ['tool-2, and the link names tool'],
  },
  {
    name: 'without the path',
    ...linkFiles({ from: 'arn:aws:iam::111122223333:role/apps/tool', trust: [trusts(tool)] }),
    finds: [here],
    says: ['path'],
  },
  {
    name: 'other letters',
    ...linkFiles({ trust: [trusts('arn:aws:iam::111122223333:role/Tool')] }),
    finds: [here],
  },
  {
    name: 'a slip among others, in a list',
    ...linkFiles({
      trust: [trusts(['arn:aws:iam::444455556666:role/x', 'arn:aws:iam::777788889999:role/tool'])],
    }),
    finds: [`${here}/1`],
  },
  {
    name: 'and an external id that is not sent either: two causes',
    ...linkFiles({
      trust: [
        trusts('arn:aws:iam::777788889999:role/tool', {
          Condition: { StringEquals: { 'sts:ExternalId': 'a-b' } },
        }),
      ],
    }),
    finds: [here],
  },
  { name: 'the caller', ...linkFiles(), finds: [] },
  {
    name: 'the account of the caller',
    ...linkFiles({ trust: [trusts('arn:aws:iam::111122223333:root')] }),
    finds: [],
  },
  { name: 'everyone', ...linkFiles({ trust: [trusts('*')] }), finds: [] },
  {
    name: 'several, none of them near',
    ...linkFiles({
      trust: [trusts(['arn:aws:iam::444455556666:role/x', 'arn:aws:iam::444455556666:role/y'])],
    }),
    finds: [],
  },
  {
    name: 'a placeholder, which another rule is about',
    ...linkFiles({ trust: [trusts('arn:aws:iam::ACCOUNT_A:role/tool')] }),
    finds: [],
  },
  {
    name: 'a role that is gone, which another rule is about',
    ...linkFiles({ trust: [trusts('AROADBQP57FF2AEXAMPLE')] }),
    finds: [],
  },
  {
    name: 'a session of the caller, which it may be',
    ...linkFiles({ trust: [trusts('arn:aws:sts::111122223333:assumed-role/tool/bytebase')] }),
    finds: [],
  },
  { name: 'no trust given', ...linkFiles({ trust: undefined }), finds: [], undecided: true },
])
