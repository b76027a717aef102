// Runs the planned rules over documents, one after another.

import type { Document } from '../model/document.ts'
import { type Ask, nothing } from './define-rule.ts'
import type { Crash } from './finding.ts'
import { Judging, type QuietFinding } from './judging.ts'
import type { RulePlan } from './plan-rules.ts'
import { rememberAnswers } from './remember-answers.ts'
import { walkPolicy } from './walk-policy.ts'

/** Before findings yield to better ones: those that need other documents may come yet. */
export interface Judgement {
  readonly findings: readonly QuietFinding[]
  readonly crashes: readonly Crash[]
}

const clean: Judgement = { findings: nothing, crashes: nothing }

export interface Judge {
  judge(document: Document): Judgement
}

/**
 * Judges documents one after another; what it learned about a string holds for all of them. Without `shortcuts` every
 * rule is asked about everything, with the same outcome.
 */
export function createJudge(plan: RulePlan, ask: Ask, { shortcuts = true } = {}): Judge {
  const answers = rememberAnswers(shortcuts)
  return {
    judge(document) {
      const judging = new Judging(ask)
      judging.ask(plan.document, document, { pointer: '' }, undefined)
      if (document.state === 'read') {
        for (const policy of document.policies) {
          walkPolicy(judging, plan.byType(policy.type), policy, answers, shortcuts)
        }
      }
      if (judging.findings.length === 0 && judging.crashes.length === 0) return clean
      return { findings: judging.findings, crashes: judging.crashes }
    },
  }
}
