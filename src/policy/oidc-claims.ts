// What claims of a token say about where it comes from: of which customer of the issuer, of which of its projects, or
// only something that everybody can bring about, such as the name of a branch.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif

/** How far away somebody is: of another customer, of another project of the same one, or of the same project. */
export type Distance = 'tenant' | 'project' | 'run'

// A branch, an environment or a workflow can have any name in anybody's project.
const anybodys = [
  ...['aud', 'amr', 'ref', 'ref_type', 'ref_path', 'ref_protected', 'environment', 'event_name'],
  ...['workflow', 'head_ref', 'base_ref', 'runner_environment', 'pipeline_source', 'deployment_tier'],
]

const ofTenant = [
  ...['repository_owner', 'repository_owner_id', 'enterprise', 'enterprise_id', 'enterprise_slug'],
  ...['namespace_path', 'namespace_id', 'terraform_organization_id', 'terraform_organization_name'],
  ...['organization_slug', 'organization_id'],
]

const ofProject = [
  ...['repository', 'repository_id', 'repository_visibility', 'project_path', 'project_id'],
  ...['terraform_project_id', 'terraform_project_name', 'terraform_workspace_id', 'terraform_workspace_name'],
  ...['pipeline_slug', 'pipeline_id'],
]

const within: Readonly<Record<Distance, ReadonlySet<string>>> = {
  tenant: new Set(anybodys),
  project: new Set([...anybodys, ...ofTenant]),
  run: new Set(['aud', 'oaud', 'amr', ...ofTenant, ...ofProject]),
}

/** Whether somebody at that distance can have the value that a policy asks of the claim. */
export function canShare(distance: Distance, claim: string): boolean {
  return within[distance].has(claim)
}
