//! Starts plugin-manifest-ls from PATH with the user's settings.

use zed_extension_api::{self as zed, settings::LspSettings};

struct PluginManifest;

impl zed::Extension for PluginManifest {
    fn new() -> Self {
        Self
    }

    fn language_server_command(&mut self, _id: &zed::LanguageServerId, worktree: &zed::Worktree) -> zed::Result<zed::Command> {
        let command = worktree.which("plugin-manifest-ls").ok_or("plugin-manifest-ls is not on PATH")?;
        Ok(zed::Command { command, args: vec!["serve".into()], env: worktree.shell_env() })
    }

    fn language_server_workspace_configuration(
        &mut self,
        id: &zed::LanguageServerId,
        worktree: &zed::Worktree,
    ) -> zed::Result<Option<zed::serde_json::Value>> {
        Ok(LspSettings::for_worktree(id.as_ref(), worktree)?.settings)
    }
}

zed::register_extension!(PluginManifest);
