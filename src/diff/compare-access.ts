// Two states of the same documents → what access the second adds and takes away, in meaning. What cannot be compared is
// said; it is never taken for unchanged.

import type { AccessDiff, ChangedSubject, Uncompared } from './access-change.ts'
import { comparePermissions } from './compare-permissions.ts'
import { compareRole } from './compare-role.ts'
import type { Pair, SubjectDiff } from './pair.ts'
import { refusedStatements } from './refused-statements.ts'
import { sameLimits } from './same-limits.ts'
import { absentSide, type DiffSide, type Subject, subjectsOf } from './subjects.ts'

/** `base` is the state before the change. */
export function compareAccess(base: DiffSide, head: DiffSide): AccessDiff {
  const [before, after] = [subjectsOf(base), subjectsOf(head)]
  const matched = match(before, after)
  const told = matched.flatMap(one => {
    const blind = blindFor(one, base, head)
    return blind ? [] : [compare(one)]
  })
  const all: readonly SubjectDiff[] = [
    { changes: [], uncompared: [...brokenOf(base), ...brokenOf(head)] },
    ...told,
  ]
  const changes = all.flatMap(one => one.changes)
  return {
    changes: [...changes].sort((a, b) => rankOf(a.subject, matched) - rankOf(b.subject, matched)),
    uncompared: all.flatMap(one => one.uncompared),
    policies: { base: countPolicies(base), head: countPolicies(head) },
  }
}

/** The same subject on both sides; on one of them it may be missing. */
interface Matched {
  readonly before: Subject | undefined
  readonly after: Subject | undefined
}

/** By what the subject is, then by where it stands; what is left has been added or removed. */
function match(before: readonly Subject[], after: readonly Subject[]): readonly Matched[] {
  const left = new Set(before)
  const take = (wanted: Subject, isSame: (one: Subject) => boolean) => {
    const found = [...left].find(one => one.kind === wanted.kind && isSame(one))
    if (found) left.delete(found)
    return found
  }
  const pairs = new Map<Subject, Subject>()
  const ways: readonly ((one: Subject, other: Subject) => boolean)[] = [
    (one, other) => one.key === other.key,
    // The owner was told, or no longer is.
    (one, other) => (one.subject.arn === undefined) !== (other.subject.arn === undefined) && meet(one, other),
    // The file was moved or renamed, and says what it said.
    (one, other) => one.subject.arn === undefined && other.subject.arn === undefined && saysSame(one, other),
  ]
  for (const isSame of ways) {
    for (const subject of after) {
      if (pairs.has(subject)) continue
      const found = take(subject, one => isSame(one, subject))
      if (found) pairs.set(subject, found)
    }
  }
  return [
    ...after.map(subject => ({ before: pairs.get(subject), after: subject })),
    ...[...left].map(subject => ({ before: subject, after: undefined })),
  ]
}

function meet(one: Subject, other: Subject): boolean {
  return one.paths.length === 1 && other.paths.length === 1 && one.paths[0] === other.paths[0]
}

function saysSame(before: Subject, after: Subject): boolean {
  const { changes, uncompared } = compare({ before, after })
  return changes.length + uncompared.length === 0
}

function compare({ before, after }: Matched): SubjectDiff {
  const subject = (after ?? before) as Subject
  const pair: Pair = {
    // As which request one asks must not depend on the direction.
    subject: subjectOf(before, after),
    before: before?.side ?? absentSide(subject, 'base'),
    after: after?.side ?? absentSide(subject, 'head'),
  }
  const { changes, uncompared } = compareBy[subject.kind](pair)
  return { changes, uncompared: [...uncompared, ...refusedStatements(pair)] }
}

const compareBy: Readonly<Record<Subject['kind'], (pair: Pair) => SubjectDiff>> = {
  role: compareRole,
  permissions: comparePermissions,
  cap: sameLimits,
}

function subjectOf(before: Subject | undefined, after: Subject | undefined): ChangedSubject {
  const known = [after, before].find(one => one?.subject.arn !== undefined) ?? after ?? before
  return (known as Subject).subject
}

/** Something of the subject could not be read on the other side: what it says there is not known. */
function blindFor({ before, after }: Matched, base: DiffSide, head: DiffSide): boolean {
  const hidden = (subject: Subject | undefined, own: DiffSide, other: DiffSide) =>
    (subject?.paths ?? []).some(path =>
      [...other.broken.keys()].some(lost => other.keyOf(lost) === own.keyOf(path)),
    )
  return hidden(before, base, head) || hidden(after, head, base)
}

function brokenOf({ broken, name }: DiffSide): readonly Uncompared[] {
  return [...broken].map(([path, why]) => ({ name: path, why, side: name }))
}

function rankOf({ name }: ChangedSubject, matched: readonly Matched[]): number {
  return matched.findIndex(one => [one.after, one.before].some(subject => subject?.subject.name === name))
}

function countPolicies({ inventory: { identities, loose } }: DiffSide): number {
  const held = identities.flatMap(({ trust, permissions, boundary }) => [
    ...trust.items,
    ...permissions.items,
    ...boundary.items,
  ])
  return new Set([...held, ...loose].map(({ policy }) => policy)).size
}
