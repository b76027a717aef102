// What a rule can be asked about. The engine walks a document once and hands each rule the subjects it declared, so
// that no rule loops over statements or takes values apart by itself.

import type { JsonValue } from '../base/json-value.ts'
import type { Document } from '../model/document.ts'
import type { Ignore } from '../model/ignore.ts'
import type { Item, Policy, Statement } from '../model/policy.ts'
import type { OperatorName } from '../policy/operators/operator-name.ts'
import type { WideSubjectOf } from './wide-subjects.ts'

/** The elements whose values are strings with a grammar of their own. */
export type ActionElement = 'Action' | 'NotAction'
export type ResourceElement = 'Resource' | 'NotResource'

/**
 * One string, with nothing around it but the type and language of its policy: the answer about it is remembered, and
 * the same string elsewhere is not asked again. A rule on such a subject must not need more context than this.
 */
export interface ValueSubject {
  readonly value: string
  readonly policyType: Policy['type']
  /** False under `2008-10-17`, or without a version, where `${…}` is literal text. */
  readonly variables: boolean
}

/**
 * An action that is not simply one AWS lists, or a pattern that matches some: those are right, and nearly all, and no
 * rule about actions or texts is asked about them.
 */
export interface ActionSubject extends ValueSubject {
  readonly element: ActionElement
}

export interface ResourceSubject extends ValueSubject {
  readonly element: ResourceElement
}

/** What a string is in its policy. */
export type TextRole = 'action' | 'resource' | 'principal' | 'condition-key' | 'condition-value'

/** Any string a policy's author makes up: actions, resources, principals, condition keys and their values. */
export interface TextSubject extends ValueSubject {
  readonly role: TextRole
  /** The key that a condition value is compared with, as written. */
  readonly key?: string
}

/** One value of `Principal` or `NotPrincipal`. */
export interface PrincipalSubject {
  readonly statement: Statement
  readonly element: 'Principal' | 'NotPrincipal'
  /** `AWS`, `Service`, `Federated`, `CanonicalUser`, as written; undefined when the element is a bare string. */
  readonly kind: string | undefined
  readonly value: string
  readonly pointer: string
}

/** One key of one operator block of a condition. */
export interface ConditionSubject {
  readonly statement: Statement
  /** As written. */
  readonly operatorText: string
  /** Undefined when AWS knows no such operator. */
  readonly operator: OperatorName | undefined
  readonly key: string
  readonly values: readonly Item[]
  /** True when the value is written as a list. */
  readonly isList: boolean
  readonly pointer: string
}

/** A policy and the document that holds it. */
export interface PolicySubject {
  readonly policy: Policy
  readonly version: JsonValue | undefined
  readonly statements: readonly Statement[]
}

/** Subjects of one document, met while it is walked. */
export interface NearSubjectOf {
  readonly document: Document
  readonly policy: PolicySubject
  readonly statement: Statement
  readonly principal: PrincipalSubject
  readonly condition: ConditionSubject
  readonly action: ActionSubject
  readonly resource: ResourceSubject
  readonly text: TextSubject
}

/** One entry of `ignore` in the configuration, asked about when all else has been judged. */
export interface IgnoreSubject {
  readonly entry: Ignore
  readonly pointer: string
  /** `without-document`: nothing that was checked is meant by its path. `not-known`: others may have been. */
  readonly state: 'used' | 'unused' | 'expired' | 'without-document' | 'not-known'
}

export interface SubjectOf extends NearSubjectOf, WideSubjectOf {
  readonly ignore: IgnoreSubject
}

export type NearSubjectKind = keyof NearSubjectOf
export type SubjectKind = keyof SubjectOf
