// What a rule can need to be known of its subject.

import type { CrossingAnswers } from './crossing-subject.ts'

/** What a rule can need to be known. Where it is not, the answer is "undecided", and the rule is not asked. */
export type Need =
  /** Of a trust: that AWS could store anything like it. Every rule needs that, without saying so. */
  | 'size'
  /** Of a trust: which role it belongs to, and so which account. */
  | 'role'
  /** Of a grant or of permissions: the identity that has it. */
  | 'owner'
  /**
   * Of a trust, its principals; of a grant, its resources: that none of them is wholly unknown, as a template may leave
   * it. The rule is asked about the others all the same.
   */
  | 'values'
  /** Of a hop: who calls; all policies of the caller; the role's trust policy; the external id that is sent. */
  | 'caller'
  | 'caller-policies'
  | 'trust'
  | 'external-id'
  /**
   * Of a hop: how long a session is asked for. Where that is more than the hour that is always given: the role's maximum,
   * and whether the caller is a role itself. Needed less, neither is missing.
   */
  | 'duration'
  | 'max-session'
  | 'chaining'
  /** Of a link: all policies of the identity that connects; the database's resource id, region; its user. */
  | 'signer-policies'
  /** Of a link by which databases are found: all policies of the role that looks for them. */
  | 'discovery-policies'
  | 'metadata-policies'
  | 'database'
  | 'resource-id'
  | 'user'
  /**
   * Of a proxy: its role, all policies of it; the keys of its secrets with their policies; where it logs in with tokens
   * itself, the databases behind it.
   */
  | 'proxy-role'
  | 'proxy-role-policies'
  | 'proxy-keys'
  | 'proxy-targets'
  /** Of a database: its copies in other regions; whether another is to take its place; what its parameter groups say; its security groups. */
  | 'copies'
  | 'blue-green-deployments'
  | 'parameters'
  | 'security-groups'
  /** Of a secret: its policy; its key; the policy of its key, where the key is not one that AWS manages. */
  | 'secret-policy'
  | 'secret-key'
  | 'secret-key-policy'
  /** Of a crossing: the answer to each question about it. */
  | keyof CrossingAnswers
