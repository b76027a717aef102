// Which rules run, at which severity, on which subjects: worked out once for a run.

import { closest } from '../base/closest.ts'
import { UsageError } from '../base/errors.ts'
import type { PolicyType } from '../model/policy.ts'
import type { Rule, Severity } from './define-rule.ts'
import { StatementRules } from './statement-rules.ts'
import type { NearSubjectKind, SubjectKind, TextRole } from './subjects.ts'
import { type WideSubjectKind, wideSubjectKinds } from './wide-subjects.ts'

/** A severity for a rule, or `off`. */
export type RuleSetting = Severity | 'off'

export interface PlannedRule<S extends SubjectKind = SubjectKind> {
  readonly rule: Rule<S>
  /** `off` rules are still asked where others yield to them, and then keep what they find to themselves. */
  readonly severity: RuleSetting
}

/** The planned rules of each subject kind. */
export type RulesBySubject = {
  readonly [S in Exclude<NearSubjectKind, 'document' | 'statement' | 'text'>]: readonly PlannedRule<S>[]
} & {
  readonly statement: StatementRules
  readonly text: Readonly<Record<TextRole, readonly PlannedRule<'text'>[]>>
  /** Without the rules about form alone: for what is known to be in form. */
  readonly inForm: {
    readonly [S in 'policy' | 'condition' | 'resource']: readonly PlannedRule<S>[]
  } & { readonly text: RulesBySubject['text'] }
}

export interface WideRule<S extends WideSubjectKind> extends PlannedRule<S> {}

/** The planned rules of each kind of subject that needs more than one document. */
export type WideRules = { readonly [S in WideSubjectKind]: readonly WideRule<S>[] }

export interface RulePlan {
  readonly document: readonly PlannedRule<'document'>[]
  /** By type, so that no rule asks what type a policy has. */
  byType(type: PolicyType): RulesBySubject
  readonly wide: WideRules
  /** About entries of `ignore`. */
  readonly ignore: readonly PlannedRule<'ignore'>[]
  /** Ids of the rules that are switched off. */
  readonly off: readonly string[]
}

/** Throws a `UsageError` for a setting that names no rule. */
export function planRules(
  rules: readonly Rule[],
  settings: ReadonlyMap<string, RuleSetting> = new Map(),
): RulePlan {
  refuseUnknown(rules, settings)
  const yieldedTo = new Set(rules.flatMap(rule => rule.yieldsTo ?? []))
  const planned = rules
    .map(rule => ({ rule, severity: settings.get(rule.id) ?? rule.severity }))
    .filter(({ rule, severity }) => severity !== 'off' || yieldedTo.has(rule.id))
  const bySubject = new Map<SubjectKind, PlannedRule[]>()
  for (const entry of planned) {
    const others = bySubject.get(entry.rule.subject)
    if (others) others.push(entry)
    else bySubject.set(entry.rule.subject, [entry])
  }
  const of = <S extends SubjectKind>(subject: S) =>
    (bySubject.get(subject) ?? []) as unknown as PlannedRule<S>[]
  const wide = Object.fromEntries(wideSubjectKinds.map(kind => [kind, of(kind)])) as unknown as WideRules
  const off = rules.filter(({ id }) => settings.get(id) === 'off').map(({ id }) => id)
  const byType = new Map<PolicyType, RulesBySubject>()
  return {
    document: of('document'),
    byType: type => {
      const made = byType.get(type) ?? rulesForType(of, type)
      byType.set(type, made)
      return made
    },
    wide,
    ignore: of('ignore'),
    off,
  }
}

function rulesForType(
  all: <S extends SubjectKind>(subject: S) => PlannedRule<S>[],
  type: PolicyType,
): RulesBySubject {
  const of = <S extends SubjectKind>(subject: S) =>
    all(subject).filter(({ rule }) => rule.types?.includes(type) ?? true)
  const texts = of('text')
  const rules = {
    policy: of('policy'),
    statement: new StatementRules(of('statement')),
    principal: of('principal'),
    condition: of('condition'),
    action: of('action'),
    resource: of('resource'),
    text: byRole(texts),
  }
  return {
    ...rules,
    inForm: {
      policy: rules.policy.filter(notAboutForm),
      condition: rules.condition.filter(notAboutForm),
      resource: rules.resource.filter(notAboutForm),
      text: byRole(texts.filter(notAboutForm)),
    },
  }
}

function refuseUnknown(rules: readonly Rule[], settings: ReadonlyMap<string, RuleSetting>): void {
  const ids = new Set(rules.map(rule => rule.id))
  for (const id of settings.keys()) {
    if (ids.has(id)) continue
    const near = closest(id, ids, 4)
    throw new UsageError(`unknown rule "${id}"${near === undefined ? '' : ` (did you mean "${near}"?)`}`)
  }
}

function byRole(rules: readonly PlannedRule<'text'>[]): RulesBySubject['text'] {
  const asked = (role: TextRole) => rules.filter(({ rule }) => rule.roles?.includes(role) ?? true)
  return {
    action: asked('action'),
    resource: asked('resource'),
    principal: asked('principal'),
    'condition-key': asked('condition-key'),
    'condition-value': asked('condition-value'),
  }
}

function notAboutForm({ rule }: PlannedRule): boolean {
  return rule.form !== true
}

/** Whether it is asked of texts that are known in part only. */
export function readsUnknowns({ rule }: PlannedRule): boolean {
  return rule.unknowns === true
}
