// A secret whose key is switched off, or about to be deleted.

import { defineRule, exampleSecret, ifKnown, nothing, placeIn } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'idle-key-of-secret',
  title: 'the key that encrypts a secret cannot be used',
  severity: 'error',
  aws: 'denies',
  subject: 'secret',
  needs: ['secret-key'],
  since: '0.1.0',
  why: 'nobody can read the secret, in its own account either, and once the key is deleted nobody ever will',
  fix: 'Enable the key, or cancel its deletion.',
  sources: ['https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html'],
  covers: ['XA-S04'],
  examples: {
    bad: [exampleSecret({ key: { KeyState: 'PendingDeletion' } })],
    good: [exampleSecret()],
  },
  find({ secret, key }) {
    const described = ifKnown(key)
    const state = described?.state
    if (!described || state === undefined || works.includes(state)) return nothing
    const cancel = state === 'PendingDeletion' ? 'cancel-key-deletion' : undefined
    const command = state === 'Disabled' ? 'enable-key' : cancel
    return [
      {
        ...placeIn(described, 'KeyState'),
        facts: { name: secret.name, state, key: described.arn },
        ...(command && { fix: { text: `aws kms ${command} --key-id ${described.arn}` } }),
      },
    ]
  },
  say: ({ name, state, key }) => `${name} is encrypted with ${key}, which is ${state}`,
})

/** Keys that decrypt. */
const works: readonly string[] = ['Enabled', 'Updating']
