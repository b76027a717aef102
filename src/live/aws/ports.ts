// What is asked of AWS, and what comes of it. Types only: they load nothing.

import type { Answer, Patience } from '../answer.ts'
import type { Ec2Reads } from './ec2-reads.ts'
import type { IamReads } from './iam-reads.ts'
import type { OrganizationReads } from './organization-reads.ts'
import type { RdsReads } from './rds-reads.ts'
import type { KeyReads, SecretReads } from './secret-reads.ts'

/**
 * Somebody who can ask AWS: a set of credentials, with the regions and endpoints to use. The credentials themselves
 * cannot be read through it, so that nothing can print them. Nothing here throws for what AWS or the network does.
 */
export interface AwsCaller {
  /** Where the credentials come from, in words: `profile ops`. */
  readonly source: string
  /** `sts:GetCallerIdentity`, which nobody can be denied. https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
  whoAmI(patience: Patience): Promise<Answer<CallerIdentity>>
  /** `sts:AssumeRole`, or `sts:AssumeRoleWithWebIdentity` where a token file is named. */
  assume(hop: AssumeRequest, patience: Patience): Promise<Answer<AssumedSession>>
  /** Signs a login token on this machine; nothing is sent, and nobody is asked for permission. */
  makeToken(login: LoginOfToken): Promise<Answer<LoginToken>>
  readonly read: AwsReads
  /** Lets go of connections. */
  close(): void
}

export interface CallerIdentity {
  /** Twelve digits. */
  readonly account: string
  readonly arn: string
  readonly userId: string
  /** AWS's clock, to the second, when it answered. */
  readonly serverDate?: Date
}

export interface AssumeRequest {
  readonly roleArn: string
  readonly sessionName: string
  readonly externalId?: string
  readonly tags?: Readonly<Record<string, string>>
  readonly sourceIdentity?: string
  /** Left out, the call does not ask, and gets an hour. */
  readonly sessionSeconds?: number
  /** Whose STS endpoint is asked. */
  readonly region: string
  /** A file with an OIDC token, which is sent instead of a signature. */
  readonly webIdentityTokenFile?: string
}

export interface AssumedSession {
  readonly caller: AwsCaller
  /** Of the session: `arn:aws:sts::…:assumed-role/…`. */
  readonly arn: string
  readonly expires: Date
  /** Of the STS endpoint that was asked. */
  readonly region: string
}

export interface LoginOfToken {
  readonly host: string
  readonly port: number
  readonly region: string
  readonly user: string
}

/** A secret. `reveal` is for database drivers alone; JSON and inspection show `[token]`. */
export interface LoginToken extends LoginOfToken {
  reveal(): string
  readonly signedAt: Date
  /** Fifteen minutes later, or when the signer's credentials expire, whichever comes first. */
  readonly expiresAt: Date
  /** The ARN of who signed it, or where its credentials come from while nobody has asked AWS who it is. */
  readonly signer: string
}

/**
 * Reads, one file per service, paged to the end, in AWS's own shapes. `timeoutMs` is for each call behind a question: a
 * large account takes many.
 */
export interface AwsReads extends IamReads, RdsReads, Ec2Reads, OrganizationReads, SecretReads, KeyReads {}
