// What a condition key is, and the keys kept by hand: those of AWS's page of global keys, whose types the service
// authorization reference lacks or has wrong, and those that STS takes from OIDC tokens and SAML assertions.

export type ConditionKeyType = 'String' | 'Numeric' | 'Bool' | 'ARN' | 'Date' | 'IPAddress' | 'Binary'

/**
 * Whose requests can have the key: of every service (`global`), those of sessions that began with an OIDC token or a
 * SAML assertion, and the role's trust policy (`federation`), or only those of actions that list it (`service`).
 */
export type ConditionKeyScope = 'global' | 'federation' | 'service'

export interface ConditionKey {
  /** As AWS spells it; a changing part is a placeholder, as in `aws:PrincipalTag/${TagKey}`. */
  readonly key: string
  /** Never empty, and usually one; `aws:EpochTime` is a date and a number. */
  readonly types: readonly ConditionKeyType[]
  /** True if a request can hold several values of it, so that it wants `ForAllValues:` or `ForAnyValue:`. */
  readonly multiValued: boolean
  readonly scope: ConditionKeyScope
}

function one(key: string, ...types: ConditionKeyType[]): ConditionKey {
  return { key, types, multiValued: false, scope: 'global' }
}

function list(key: string, ...types: ConditionKeyType[]): ConditionKey {
  return { key, types, multiValued: true, scope: 'global' }
}

function federated(
  multiValued: boolean,
  namespace: string,
  claims: readonly string[],
): readonly ConditionKey[] {
  return claims.map(claim => ({
    key: `${namespace}:${claim}`,
    types: ['String'],
    multiValued,
    scope: 'federation',
  }))
}

/**
 * Every key of https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html (2026), with the
 * data type and the value type given there. Keys with the prefix of a service are on that page
 * because they are in the context of requests to every service.
 */
export const globalKeys: readonly ConditionKey[] = [
  // #condition-keys-principal-properties
  one('aws:PrincipalArn', 'ARN'),
  one('aws:PrincipalAccount', 'String'),
  list('aws:PrincipalOrgPaths', 'String'),
  one('aws:PrincipalOrgID', 'String'),
  one('aws:PrincipalTag/${TagKey}', 'String'),
  one('aws:PrincipalIsAWSService', 'Bool'),
  one('aws:PrincipalServiceName', 'String'),
  list('aws:PrincipalServiceNamesList', 'String'),
  one('aws:PrincipalType', 'String'),
  one('aws:userid', 'String'),
  one('aws:username', 'String'),
  // Not on the page; AWS's own AWSSSOServiceRolePolicy tests it.
  one('aws:PrincipalOrgMasterAccountId', 'String'),
  // #condition-keys-role-session-properties
  one('aws:AssumedRoot', 'Bool'),
  // A string for providers built into AWS, an ARN for all others.
  one('aws:FederatedProvider', 'String', 'ARN'),
  one('aws:TokenIssueTime', 'Date'),
  one('aws:SignInSessionArn', 'ARN'),
  one('aws:MultiFactorAuthAge', 'Numeric'),
  one('aws:MultiFactorAuthPresent', 'Bool'),
  one('aws:ChatbotSourceArn', 'ARN'),
  one('aws:Ec2InstanceSourceVpc', 'String'),
  one('aws:Ec2InstanceSourcePrivateIPv4', 'IPAddress'),
  one('aws:SourceIdentity', 'String'),
  one('ec2:RoleDelivery', 'Numeric'),
  one('ec2:SourceInstanceArn', 'ARN'),
  one('glue:RoleAssumedBy', 'String'),
  one('glue:CredentialIssuingService', 'String'),
  one('codebuild:BuildArn', 'ARN'),
  one('codebuild:ProjectArn', 'ARN'),
  one('lambda:SourceFunctionArn', 'ARN'),
  one('ssm:SourceInstanceArn', 'ARN'),
  one('identitystore:UserId', 'String'),
  // #condition-keys-network-properties
  one('aws:SourceIp', 'IPAddress'),
  one('aws:SourceVpc', 'String'),
  one('aws:SourceVpcArn', 'ARN'),
  one('aws:SourceVpce', 'String'),
  one('aws:VpceAccount', 'String'),
  one('aws:VpceOrgID', 'String'),
  list('aws:VpceOrgPaths', 'String'),
  one('aws:VpcSourceIp', 'IPAddress'),
  // #condition-keys-resource-properties
  one('aws:ResourceAccount', 'String'),
  one('aws:ResourceOrgID', 'String'),
  list('aws:ResourceOrgPaths', 'String'),
  one('aws:ResourceTag/${TagKey}', 'String'),
  // #condition-keys-request-properties
  list('aws:CalledVia', 'String'),
  one('aws:CalledViaFirst', 'String'),
  one('aws:CalledViaLast', 'String'),
  one('aws:CalledViaAWSMCP', 'String'),
  one('aws:ViaAWSService', 'Bool'),
  one('aws:ViaAWSMCPService', 'Bool'),
  one('aws:CurrentTime', 'Date'),
  one('aws:EpochTime', 'Date', 'Numeric'),
  one('aws:referer', 'String'),
  one('aws:RequestedRegion', 'String'),
  one('aws:RequestTag/${TagKey}', 'String'),
  list('aws:TagKeys', 'String'),
  one('aws:SecureTransport', 'Bool'),
  one('aws:SourceAccount', 'String'),
  one('aws:SourceArn', 'ARN'),
  one('aws:SourceOrgID', 'String'),
  list('aws:SourceOrgPaths', 'String'),
  one('aws:UserAgent', 'String'),
  one('aws:IsMcpServiceAction', 'Bool'),
]

/**
 * Keys of https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html that the
 * service authorization reference lacks, or calls single-valued although the page says that they can hold a list.
 */
export const federationKeys: readonly ConditionKey[] = [
  // #condition-keys-wif: what any OIDC provider can set. `${OidcProvider}` is the URL without `https://`.
  ...federated(false, '${OidcProvider}', ['aud', 'email', 'oaud', 'sub']),
  ...federated(true, '${OidcProvider}', ['amr']),
  ...federated(true, 'cognito-identity.amazonaws.com', ['amr']),
  // #condition-keys-saml_trust-policy: those marked with `[]`.
  ...federated(true, 'saml', ['commonName', 'givenName', 'mail', 'name', 'organizationStatus']),
  ...federated(true, 'saml', ['primaryGroupSID', 'surname', 'uid', 'x500UniqueIdentifier']),
]
