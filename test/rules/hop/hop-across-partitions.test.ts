import { rule } from '../../../rules/hop/hop-across-partitions.ts'
import { linkFiles, tool } from '../../helpers/link-files.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const here = 'rdsaudit.config.json /links/0/target'

tryRule(rule, [
  { name: 'to China', ...linkFiles({ to: 'arn:aws-cn:iam::444455556666:role/db' }), finds: [here] },
  {
    name: 'from GovCloud',
    ...linkFiles({ from: 'arn:aws-us-gov:iam::111122223333:role/tool' }),
    finds: [here],
  },
  {
    name: 'within China',
    ...linkFiles({
      from: 'arn:aws-cn:iam::111122223333:role/tool',
      to: 'arn:aws-cn:iam::444455556666:role/db',
    }),
    finds: [],
  },
  { name: 'within the usual one', ...linkFiles({ from: tool }), finds: [] },
])
