import { rule } from '../../../rules/hop/session-longer-than-chaining-allows.ts'
import { db, linkFiles, tool } from '../../helpers/link-files.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const here = 'rdsaudit.config.json /links/0/target/sessionSeconds'
const user = 'arn:aws:iam::111122223333:user/tool'
const relay = 'arn:aws:iam::111122223333:role/relay'

const { files } = linkFiles()
const linked = (link: object) => ({ files, config: { links: [{ name: 'orders', ...link }] } as never })

tryRule(rule, [
  {
    name: 'more than an hour',
    ...linkFiles({ sessionSeconds: 7200 }),
    finds: [here],
    says: ['tool asks for a session of db of 7,200 seconds, and a role that assumes a role gets 3,600'],
    fixes: ['"sessionSeconds": 3600'],
  },
  {
    name: 'whatever the maximum of the role',
    ...linkFiles({ sessionSeconds: 3601, maxSession: 43_200 }),
    finds: [here],
  },
  {
    name: 'the second role of a link that a user begins',
    ...linked({
      caller: { user },
      hops: [{ role: relay, sessionSeconds: 7200 }],
      target: { role: db, trust: 'trust.json', sessionSeconds: 7200 },
    }),
    finds: [here],
    says: ['relay asks'],
  },
  {
    name: 'both roles of a link that a role begins',
    ...linked({
      caller: { role: tool },
      hops: [{ role: relay, sessionSeconds: 7200 }],
      target: { role: db, trust: 'trust.json', sessionSeconds: 7200 },
    }),
    finds: ['rdsaudit.config.json /links/0/hops/0/sessionSeconds', here],
  },
  { name: 'an hour', ...linkFiles({ sessionSeconds: 3600 }), finds: [], undecided: false },
  { name: 'not asked', ...linkFiles(), finds: [], undecided: false },
  { name: 'a user', ...linkFiles({ from: user, sessionSeconds: 7200 }), finds: [], undecided: false },
  {
    name: 'nobody said who calls',
    ...linked({ target: { role: db, trust: 'trust.json', sessionSeconds: 7200 } }),
    finds: [],
    undecided: true,
  },
  {
    name: 'nobody said who calls, for an hour',
    ...linked({ target: { role: db, trust: 'trust.json', sessionSeconds: 3600 } }),
    finds: [],
    undecided: false,
  },
])
