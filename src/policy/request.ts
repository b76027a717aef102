// What is asked of the evaluator: one request, as AWS would see it.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-reqcontext.html

/** The key may have any value, or none: what depends on it makes the decision `depends`. */
export interface UnknownValue {
  readonly unknown: true
}

export type Scalar = string | number | boolean

/** The value of a context key. A list is a multivalued key; an empty list is the same as no key. */
export type RequestValue = Scalar | readonly Scalar[] | UnknownValue

export interface Request {
  /**
   * Who asks: the ARN of an IAM user, a role, a role session (`arn:aws:sts::…:assumed-role/ROLE/SESSION`), a federated
   * user session, an account's root user, or an identity provider; a service principal such as `ec2.amazonaws.com`;
   * an OIDC provider built into AWS such as `accounts.google.com`; a canonical user id; or `anonymous`.
   */
  readonly principal: string
  /** `service:Action`; the case does not matter. */
  readonly action: string
  /** An ARN, or `*` for actions that work on no particular resource. */
  readonly resource: string
  /** Twelve digits. Left out, the account in the resource's ARN, or else the principal's own. */
  readonly resourceAccount?: string
  /**
   * Condition keys by name; the case of names does not matter. A key that is not here is not in the request, except
   * those that follow from the principal and the resource.
   */
  readonly context?: Readonly<Record<string, RequestValue>>
}
