;;; plugin-manifest.el --- Zoho's plugin-manifest.json with eglot  -*- lexical-binding: t -*-

;; Needs Emacs 29 or newer and the program plugin-manifest-ls on PATH.  Put this file on `load-path' and
;; (require 'plugin-manifest) into your configuration.

;;; Code:

(require 'eglot)
(require 'js)

;; A separate mode, so that other JSON files keep their server.
(define-derived-mode plugin-manifest-mode js-json-mode "Manifest"
  "Major mode for plugin-manifest.json, the manifest of a Zoho extension."
  (eglot-ensure))

(put 'plugin-manifest-mode 'eglot-language-id "json")

(add-to-list 'auto-mode-alist '("/\\(?:plugin-manifest\\|\\.plugin-manifest-ls\\)\\.json\\'" . plugin-manifest-mode))
(add-to-list 'eglot-server-programs '(plugin-manifest-mode "plugin-manifest-ls" "serve"))

(provide 'plugin-manifest)
;;; plugin-manifest.el ends here
