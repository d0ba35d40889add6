/** A manifest without a finding. */
export const good = `{
  "locale": ["en"],
  "service": "WRITER",
  "storage": true,
  "connectors": [
    {
      "name": "salesforce",
      "type": "OAuth",
      "authorizationUrl": "https://login.salesforce.com/services/oauth2/authorize",
      "scopes": ["api", "refresh_token"],
      "userAccess": true
    }
  ],
  "modules": {
    "widgets": []
  }
}
`;

/** One with a bad link name, which is one finding of ours. */
export const faulty = good.replace('"salesforce"', '"salesforce connection"');

/** What has to lie beside a manifest. */
export const beside: Readonly<Record<string, string>> = { 'app/translations/en.json': '{}\n' };
