import { rule } from '../../../rules/hop/role-assuming-itself.ts'
import { db, linkFiles, trusts } from '../../helpers/link-files.ts'
import { tryRule } from '../../helpers/try-rule.ts'

tryRule(rule, [
  { name: 'trusting itself', ...linkFiles({ from: db }), finds: [] },
  {
    name: 'trusting others',
    ...linkFiles({ from: db, trust: [trusts('arn:aws:iam::111122223333:role/tool')] }),
    finds: ['rdsaudit.config.json /links/0/target'],
  },
  { name: 'trusting its account', ...linkFiles({ from: db, trust: [trusts('444455556666')] }), finds: [] },
  { name: 'another role', ...linkFiles({ trust: [trusts('arn:aws:iam::777788889999:role/x')] }), finds: [] },
])
