;;; plugin-manifest-lsp-mode.el --- Zoho's plugin-manifest.json with lsp-mode  -*- lexical-binding: t -*-

;; Needs lsp-mode and the program plugin-manifest-ls on PATH.  Put this file on `load-path' and
;; (require 'plugin-manifest-lsp-mode) into your configuration, instead of plugin-manifest, which is for eglot.

;;; Code:

(require 'js)
(require 'lsp-mode)
(require 'project)

(defun plugin-manifest-project (folder)
  "Return the extension that FOLDER belongs to as a project."
  (when-let* ((root (locate-dominating-file folder "plugin-manifest.json")))
    (cons 'transient root)))

;; A separate mode, so that other JSON files keep their server.
(define-derived-mode plugin-manifest-mode js-json-mode "Manifest"
  "Major mode for plugin-manifest.json, the manifest of a Zoho extension."
  (setq-local lsp-auto-guess-root t)
  (add-hook 'project-find-functions #'plugin-manifest-project nil t)
  (lsp-deferred))

(add-to-list 'auto-mode-alist '("/\\(?:plugin-manifest\\|\\.plugin-manifest-ls\\)\\.json\\'" . plugin-manifest-mode))
(add-to-list 'lsp-language-id-configuration '(plugin-manifest-mode . "json"))

(defcustom plugin-manifest-rules nil
  "Severities by rule code, such as ((link-name-case . \"off\"))."
  :type '(alist :key-type symbol :value-type string)
  :group 'lsp-mode)

(lsp-register-custom-settings '(("pluginManifest.rules" plugin-manifest-rules)))
(lsp-register-client
 (make-lsp-client :new-connection (lsp-stdio-connection '("plugin-manifest-ls" "serve"))
                  :major-modes '(plugin-manifest-mode)
                  :initialized-fn (lambda (workspace)
                                    (with-lsp-workspace workspace
                                      (lsp--set-configuration (lsp-configuration-section "pluginManifest"))))
                  :server-id 'plugin-manifest-ls))

(provide 'plugin-manifest-lsp-mode)
;;; plugin-manifest-lsp-mode.el ends here
