import { rule } from '../../../rules/hop/service-linked-role-in-link.ts'
import { linkFiles } from '../../helpers/link-files.ts'
import { tryRule } from '../../helpers/try-rule.ts'

tryRule(rule, [
  {
    name: 'the one of RDS',
    ...linkFiles({
      to: 'arn:aws:iam::444455556666:role/aws-service-role/rds.amazonaws.com/AWSServiceRoleForRDS',
    }),
    finds: ['rdsaudit.config.json /links/0/target'],
  },
  {
    name: 'a role for a service, which anybody may be let into',
    ...linkFiles({ to: 'arn:aws:iam::444455556666:role/service-role/db' }),
    finds: [],
  },
  { name: 'an ordinary role', ...linkFiles(), finds: [] },
])
