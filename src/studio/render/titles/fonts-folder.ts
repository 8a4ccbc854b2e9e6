/** Folder of our fonts in the working folder, where the operator named one. */
export const fontsFolder = 'fonts';
