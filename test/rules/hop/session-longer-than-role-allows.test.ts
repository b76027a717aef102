import { rule } from '../../../rules/hop/session-longer-than-role-allows.ts'
import { type LinkFiles, linkFiles } from '../../helpers/link-files.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const here = 'rdsaudit.config.json /links/0/target/sessionSeconds'
const user = 'arn:aws:iam::111122223333:user/tool'
const asUser = (told: LinkFiles) => linkFiles({ from: user, ...told })

const { files, config } = asUser({ sessionSeconds: 7200, maxSession: 3600 })
const [link] = (config as { links: { caller: unknown }[] }).links
const withoutCaller = { files, config: { links: [{ ...link, caller: {} }] } as never }

tryRule(rule, [
  {
    name: 'more than the maximum',
    ...asUser({ sessionSeconds: 43_200, maxSession: 7200 }),
    finds: [here],
    says: ['43,200 seconds, and db allows 7,200 at most'],
    fixes: ['"sessionSeconds": 7200'],
  },
  {
    name: 'one second more than the default',
    ...asUser({ sessionSeconds: 3601, maxSession: 3600 }),
    finds: [here],
  },
  { name: 'nobody said who calls, and nobody gets it', ...withoutCaller, finds: [here], undecided: false },
  {
    name: 'as much as the maximum',
    ...asUser({ sessionSeconds: 7200, maxSession: 7200 }),
    finds: [],
    undecided: false,
  },
  {
    name: 'asked by a role, which is too much for another reason',
    ...linkFiles({ sessionSeconds: 43_200, maxSession: 7200 }),
    finds: [],
    undecided: false,
  },
  { name: 'not asked', ...asUser({ maxSession: 3600 }), finds: [], undecided: false },
  {
    name: 'an hour, which every role allows',
    ...asUser({ sessionSeconds: 3600 }),
    finds: [],
    undecided: false,
  },
  { name: 'a bare trust policy', ...asUser({ sessionSeconds: 3601 }), finds: [], undecided: true },
  {
    name: 'a maximum that is none',
    ...asUser({ sessionSeconds: 7200, maxSession: 'an hour' }),
    finds: [],
    undecided: true,
  },
  {
    name: 'a maximum that no role can have',
    ...asUser({ sessionSeconds: 7200, maxSession: 60 }),
    finds: [],
    undecided: true,
  },
])
