import { rule } from '../../../rules/hop/link-role-mismatch.ts'
import { db, linkFiles, mayAssume, trusts } from '../../helpers/link-files.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const here = 'caller.json /Statement/0/Resource'

tryRule(rule, [
  {
    name: 'another name, the only one granted',
    ...linkFiles({ caller: [mayAssume('arn:aws:iam::444455556666:role/db-2')] }),
    finds: [here],
    says: ['db-2, and the link names db'],
    fixes: [db],
  },
  {
    name: 'another account',
    ...linkFiles({ caller: [mayAssume('arn:aws:iam::777788889999:role/db')] }),
    finds: [here],
    says: ['of account 777788889999, and the link names it of account 444455556666'],
  },
  {
    name: 'other letters',
    ...linkFiles({ caller: [mayAssume('arn:aws:iam::444455556666:role/DB')] }),
    finds: [here],
    says: ['upper and lower case'],
  },
  {
    name: 'without the path',
    ...linkFiles({ to: 'arn:aws:iam::444455556666:role/team/db', caller: [mayAssume(db)] }),
    finds: [here],
    says: ['the path /, and the link names it with /team/'],
  },
  {
    name: 'a slip among others',
    ...linkFiles({
      caller: [mayAssume(['arn:aws:iam::444455556666:role/x', 'arn:aws:iam::777788889999:role/db'])],
    }),
    finds: [`${here}/1`],
  },
  {
    name: 'a pattern that misses',
    ...linkFiles({ caller: [mayAssume('arn:aws:iam::444455556666:role/bytebase-*')] }),
    finds: [here],
  },
  {
    name: 'others, none of them near',
    ...linkFiles({
      caller: [mayAssume(['arn:aws:iam::444455556666:role/a', 'arn:aws:iam::444455556666:role/b'])],
    }),
    finds: [],
  },
  {
    name: 'a pattern that fits',
    ...linkFiles({ caller: [mayAssume('arn:aws:iam::444455556666:role/d*')] }),
    finds: [],
  },
  {
    name: 'a slip, and the right one elsewhere',
    ...linkFiles({ caller: [mayAssume('arn:aws:iam::777788889999:role/db'), mayAssume()] }),
    finds: [],
  },
  {
    name: 'a placeholder, which another rule is about',
    ...linkFiles({ caller: [mayAssume('arn:aws:iam::ACCOUNT_B:role/db')] }),
    finds: [],
  },
  { name: 'a bucket', ...linkFiles({ caller: [mayAssume('arn:aws:s3:::db')] }), finds: [] },
  {
    name: 'one account, where the trust is enough',
    ...linkFiles({
      from: 'arn:aws:iam::444455556666:role/tool',
      caller: [mayAssume('arn:aws:iam::444455556666:role/x')],
      trust: [trusts('arn:aws:iam::444455556666:role/tool')],
    }),
    finds: [],
  },
  { name: 'no policies given', ...linkFiles({ caller: undefined }), finds: [], undecided: true },
  {
    name: 'a role that another link needs',
    files: { ...linkFiles({ caller: [mayAssume('arn:aws:iam::444455556666:role/report')] }).files },
    config: {
      links: [
        {
          name: 'orders',
          caller: { role: 'arn:aws:iam::111122223333:role/tool', policies: ['caller.json'] },
          target: { role: db, trust: 'trust.json' },
        },
        {
          name: 'report',
          caller: { role: 'arn:aws:iam::111122223333:role/tool' },
          target: { role: 'arn:aws:iam::444455556666:role/report' },
        },
      ],
    },
    finds: [],
  },
])
