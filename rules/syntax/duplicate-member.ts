// One name twice in one object: a JSON parser keeps the last and says nothing.

import {
  childPointer,
  type DuplicateMember,
  defineRule,
  keyAt,
  nothing,
  type ReadDocument,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'duplicate-member',
  title: 'a name stands twice in one object',
  severity: 'error',
  aws: 'refuses',
  subject: 'document',
  since: '0.1.0',
  why: "AWS's grammar allows a key only once in an element, and most programs on the way to AWS keep the last and drop the first without a word, with every guard that was in it",
  fix: 'Merge both into one: several values of one key make a list, several keys of one operator stand side by side.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_policies.html',
  ],
  covers: ['PS-02'],
  examples: {
    bad: [
      {
        note: 'the external id is not asked for',
        text: `{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Principal": { "AWS": "arn:aws:iam::111122223333:role/bytebase" },
    "Action": "sts:AssumeRole",
    "Condition": {
      "StringEquals": { "sts:ExternalId": "7c1f0a52-3b4d-4e8f-9a6b-0d2c4e6f8a1b" },
      "StringEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" }
    }
  }
}`,
      },
    ],
    good: [
      {
        text: `{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Principal": { "AWS": "arn:aws:iam::111122223333:role/bytebase" },
    "Action": "sts:AssumeRole",
    "Condition": {
      "StringEquals": {
        "sts:ExternalId": "7c1f0a52-3b4d-4e8f-9a6b-0d2c4e6f8a1b",
        "aws:PrincipalOrgID": "o-a1b2c3d4e5"
      }
    }
  }
}`,
      },
    ],
  },
  find(document) {
    if (document.state !== 'read' || document.duplicates.length === 0) return nothing
    return document.duplicates
      .filter(duplicate => mattersToPolicy(duplicate, document))
      .map(duplicate => ({
        at: isLast(duplicate, document) ? keyAt(pointerOf(duplicate)) : duplicate.again,
        label: 'again',
        also: [{ at: duplicate.first, label: 'first here; this one is lost' }],
        facts: { name: duplicate.name },
      }))
  },
  say: ({ name }) => `"${name}" stands twice in the same object, and only the last one counts`,
})

function pointerOf({ pointer, name }: DuplicateMember): string {
  return childPointer(pointer, name)
}

/** In a policy, or around one: the rest of a dump, tags and such, is not AWS's to refuse. */
function mattersToPolicy(duplicate: DuplicateMember, { policies, brokenTexts }: ReadDocument): boolean {
  const member = `${pointerOf(duplicate)}/`
  return [...policies, ...brokenTexts].some(
    ({ pointer }) => member.startsWith(`${pointer}/`) || `${pointer}/`.startsWith(member),
  )
}

/** A pointer names the last member of its name; the ones before it can only be named by their offset. */
function isLast({ pointer, name, again }: DuplicateMember, { duplicates }: ReadDocument): boolean {
  return !duplicates.some(
    other => other.pointer === pointer && other.name === name && other.again.offset > again.offset,
  )
}
