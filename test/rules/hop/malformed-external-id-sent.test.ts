import { rule } from '../../../rules/hop/malformed-external-id-sent.ts'
import { linkFiles, sentId } from '../../helpers/link-files.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const here = 'rdsaudit.config.json /links/0/externalId'

tryRule(rule, [
  { name: 'a blank', ...linkFiles({ externalId: 'orders 0b9f' }), finds: [here], says: ['"orders 0b9f"'] },
  { name: 'too short', ...linkFiles({ externalId: 'a' }), finds: [here] },
  { name: 'too long', ...linkFiles({ externalId: 'a'.repeat(1225) }), finds: [here] },
  { name: 'a line break from a file', ...linkFiles({ externalId: 'orders\n' }), finds: [here] },
  { name: 'all that is allowed', ...linkFiles({ externalId: 'Aa0_+=,.@:/-' }), finds: [] },
  { name: 'a good one', ...linkFiles({ externalId: sentId }), finds: [] },
  { name: 'none', ...linkFiles(), finds: [] },
])
