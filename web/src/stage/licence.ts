import type { VRMMeta } from '@pixiv/three-vrm';

/** What a model's maker says of its use, in words of both VRM versions. */
export interface Licence {
  title: string;
  authors: string;
  /** Who may act with it. */
  mayAct: 'author' | 'licensed' | 'everyone' | 'unknown';
  commercial: boolean | null;
  url: string | null;
}

export function readLicence(meta: VRMMeta): Licence {
  if (meta.metaVersion === '1') {
    return {
      title: meta.name,
      authors: meta.authors.join(', '),
      mayAct: meta.avatarPermission === 'everyone' ? 'everyone' : meta.avatarPermission === 'onlySeparatelyLicensedPerson' ? 'licensed' : 'author',
      commercial: meta.commercialUsage ? meta.commercialUsage !== 'personalNonProfit' : false,
      url: meta.licenseUrl || null,
    };
  }
  return {
    title: meta.title ?? '',
    authors: meta.author ?? '',
    mayAct: meta.allowedUserName === 'Everyone' ? 'everyone' : meta.allowedUserName === 'ExplicitlyLicensedPerson' ? 'licensed' : meta.allowedUserName === 'OnlyAuthor' ? 'author' : 'unknown',
    commercial: meta.commercialUssageName === 'Allow' ? true : meta.commercialUssageName === 'Disallow' ? false : null,
    url: meta.otherLicenseUrl || (meta.licenseName ? meta.licenseName : null),
  };
}
