// The shape of a rule. A rule finds and says; severity, places, order and suppression are the engine's.

import type { JsonObject, JsonValue } from '../base/json-value.ts'
import type { Document } from '../model/document.ts'
import type { Edit } from '../model/edit.ts'
import type { NodePlace, Place } from '../model/place.ts'
import type { PolicyType, Statement } from '../model/policy.ts'
import type { AwsKnowledge } from '../policy/aws/aws-knowledge.ts'
import type { ConditionKey } from '../policy/aws/global-keys.ts'
import type { OperatorName } from '../policy/operators/operator-name.ts'
import type { Need } from './need.ts'
import type { SubjectKind, SubjectOf, TextRole } from './subjects.ts'

export type { Edit } from '../model/edit.ts'

export type Severity = 'error' | 'warning' | 'info'

/**
 * What AWS does with the pattern, which decides the severity. `refuses`: it cannot be saved. `never-matches`: it is
 * saved and does nothing. `denies`: the call or the login fails. These are errors. `opens`: it lets in, or reaches, more
 * than the link needs; how grave that is, the rule says. `accepts`: it works, and is not what it seems.
 * `not-asked`: AWS never sees it, it is the configuration of rdsaudit. Of the configuration of a product it says what the
 * product does, which refuses it, ignores it, or fails with it at AWS.
 */
export type AwsVerdict = 'refuses' | 'never-matches' | 'denies' | 'opens' | 'accepts' | 'not-asked'

/** How to mend one place. `edits` are given only when every value is known; nothing is ever made up. */
export interface Fix {
  /** What to write instead, as it would stand in the file; one line. */
  readonly text: string
  readonly edits?: readonly Edit[]
}

/** A further place that explains the first. */
export interface Related {
  /** Left out, the document of the finding. */
  readonly in?: Document
  readonly at: Place
  readonly label: string
}

/**
 * What a rule found. Without `at` it is the subject's own place. On action, resource and text subjects pointers begin
 * at the value, those of edits too: leave `at` out, or give `{ pointer: '', part }` for some of its characters.
 */
export interface Found<Facts> {
  /** For subjects that stretch over several documents: the one to change. Left out, the subject's own. */
  readonly in?: Document
  readonly at?: Place
  /** A few words under the carets. */
  readonly label?: string
  readonly also?: readonly Related[]
  readonly facts: Facts
  readonly fix?: Fix
  /** The statement a finding is about, from rules whose subject is the whole policy. */
  readonly statement?: Statement
}

/** An example as a user would write it: a JSON document, or raw text where the text itself is the point. */
export type Example = {
  readonly note?: string
  /** Left out, the type is told from the shape, as for a user's file. */
  readonly policyType?: PolicyType
  /** What `rdsaudit.config.json` says beside it. */
  readonly config?: JsonValue
} & (
  | { readonly document: JsonValue }
  | { readonly text: string }
  /** Several files, by path. */
  | { readonly files: Readonly<Record<string, JsonValue>> }
)

/** What rules may ask beyond their subject. */
export interface Ask {
  readonly aws: AwsKnowledge
  /** The moment of the run, for conditions on time. */
  readonly now: Date
}

/** What can be seen of a condition without looking at its values or at the rest of its statement. */
export interface ConditionGlance {
  /** Undefined when AWS knows no such operator. */
  readonly operator: OperatorName | undefined
  /** In lower case. */
  readonly key: string
  /** Undefined when AWS does not list the key. */
  readonly known: ConditionKey | undefined
  /** True if it is certain that no other condition of the statement is on this key. */
  readonly isAlone: boolean
}

/** The options of a rule: a JSON Schema for each, and what holds where the user says nothing. */
export interface RuleOptions {
  readonly properties: Readonly<Record<string, JsonObject>>
  readonly defaults: JsonObject
}

interface RuleBase<S extends SubjectKind> {
  /** The bad pattern in kebab-case, equal to the file's name; lives for ever. */
  readonly id: string
  /** The bad pattern in one line. */
  readonly title: string
  readonly severity: Severity
  readonly aws: AwsVerdict
  readonly subject: S
  /** What has to be known for an answer; where it is not, the engine says "undecided" and does not ask. */
  readonly needs?: readonly Need[]
  /** The policy types the rule is about; all, when left out. */
  readonly types?: readonly PolicyType[]
  /**
   * True for a rule about form alone, of a policy, a statement, a condition, a resource or a text: it has nothing to
   * say of what has the usual form, and is not asked about it (`usual-form.ts`, `plain-condition.ts`, `plain-text.ts`).
   * Of a condition whose key AWS knows, what it says depends on operator, key and values only.
   */
  readonly form?: true
  /**
   * True for a rule that can judge a text, a principal or a condition of which a part is not known, as templates leave
   * it. Other rules of these kinds are not asked: what is wrong with a text can be told when all of it is known.
   */
  readonly unknowns?: true
  /**
   * Of a rule about conditions: a glance at one, before anything is made of it. Where it says no, the rule has nothing to
   * say whatever the values and the statement are, and is not asked. The answer is remembered.
   */
  readonly onCondition?: (glance: ConditionGlance) => boolean
  /**
   * Of a rule about statements: a glance at one of its `Action` values. Where it says no to all of them, the rule has
   * nothing to say, and is not asked. The answer is remembered.
   */
  readonly onAction?: (action: string) => boolean
  /** Of a rule about texts: the strings that it is about; all, when left out. */
  readonly roles?: readonly TextRole[]
  /** One sentence: what AWS does with it, and what that costs. */
  readonly why: string
  /** What to do, in general; a finding's own fix is more exact. */
  readonly fix: string
  /** What users may set, beside the severity. */
  readonly options?: RuleOptions
  /** Rules that explain the same place better: where one of them has a finding, this rule keeps silent. */
  readonly yieldsTo?: readonly string[]
}

/** What only a reader of a rule asks for. The build takes it out of the rules that documents are judged by. */
export interface RulePage {
  readonly id: string
  /** The version that first had the rule. */
  readonly since: string
  /** Pages that prove the claim. */
  readonly sources: readonly string[]
  /** Rows of the failure catalogue that this rule shows. */
  readonly covers: readonly string[]
  readonly examples: { readonly bad: readonly Example[]; readonly good: readonly Example[] }
}

/** A rule as its author writes it. */
export interface RuleDefinition<S extends SubjectKind, Facts> extends RuleBase<S>, RulePage {
  /** Yields what is wrong with the subject. Return `nothing` early: most subjects of most documents are fine. */
  find(subject: SubjectOf[S], ask: Ask, options: JsonObject): Iterable<Found<Facts>>
  /** What is wrong here, in one sentence without a full stop. */
  say(facts: Facts): string
}

/** A found thing with its sentence; the facts have done their work. */
export interface SaidFound extends Omit<Found<unknown>, 'facts'> {
  readonly message: string
}

/** A rule as the engine runs it. */
export interface Rule<S extends SubjectKind = SubjectKind> extends RuleBase<S> {
  find(subject: SubjectOf[S], ask: Ask): readonly SaidFound[]
  /** The rule with other options than its own; only on rules that have some. */
  withOptions?(options: JsonObject): Rule<S>
}

/** The empty answer, shared so that saying "fine" costs nothing. */
export const nothing: readonly never[] = []

/** Makes a rule. Facts are checked against `say` here and need no type parameter anywhere else. */
export function defineRule<S extends SubjectKind, Facts>(
  definition: RuleDefinition<S, Facts>,
): Rule<S> & RulePage {
  return bindOptions(definition, definition.options?.defaults ?? {})
}

function bindOptions<S extends SubjectKind, Facts>(
  definition: RuleDefinition<S, Facts>,
  options: JsonObject,
): Rule<S> & RulePage {
  const { find, say, ...metadata } = definition
  return {
    ...metadata,
    find(subject, ask) {
      const found = find(subject, ask, options)
      // Nearly every answer is the empty one, however it was made.
      if (found === nothing) return nothing
      let said: SaidFound[] | undefined
      for (const { facts, ...rest } of found) {
        said ??= []
        said.push({ ...rest, message: say(facts) })
      }
      return said ?? nothing
    },
    ...(definition.options && {
      withOptions: (given: JsonObject) => bindOptions(definition, { ...options, ...given }),
    }),
  }
}

/** The fix of a value subject whose whole value is known. */
export function replacement(value: string): Fix {
  return { text: `"${value}"`, edits: [{ do: 'replace', pointer: '', value }] }
}

/** A place at a member's name. */
export function keyAt(pointer: string): NodePlace {
  return { pointer, on: 'key' }
}
