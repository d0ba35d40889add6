// Package layout finds where developers edit the files of an extension that a build writes or copies into its folder.
//
// [Find] reads build configurations (package.json, Vite, Vue, webpack, Parcel and other scripts) as text and takes the
// literals in them; it runs nothing. It looks into the folder of the manifest, the folders above it and the folders next
// to these, but never above the root of the Git repository or, without one, the folder that the user has open or named,
// and at most three levels above the manifest.
package layout
