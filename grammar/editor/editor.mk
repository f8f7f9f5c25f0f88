# SPDX-License-Identifier: Apache-2.0
# Editor files, from the tables of the dialects: $(B)/editor/vscode and $(B)/editor/vim.
# grammar/editor/README.md says how to install them. Included by the Makefile.

EDITOR := $(B)/editor

.PHONY: editor
editor: $(EDITOR)/vscode/syntaxes/charte.tmLanguage.json $(EDITOR)/vscode/package.json \
        $(EDITOR)/vscode/language-configuration.json $(EDITOR)/vim/syntax/charte.vim \
        $(EDITOR)/vim/ftdetect/charte.vim $(EDITOR)/vim/ftplugin/charte.vim

$(EDITOR)/vscode/syntaxes/charte.tmLanguage.json: $(T)/grammar/editor/generate $(DIALECTS) $(call listed,DIALECTS)
	@mkdir -p $(@D)
	$(call step,GEN,$@)$< textmate $(DIALECTS) > $@

$(EDITOR)/vim/syntax/charte.vim: $(T)/grammar/editor/generate $(DIALECTS) $(call listed,DIALECTS)
	@mkdir -p $(@D)
	$(call step,GEN,$@)$< vim $(DIALECTS) > $@

$(EDITOR)/vscode/package.json: grammar/editor/vscode/package.json runtime/charte.h
	@mkdir -p $(@D)
	$(call step,GEN,$@)sed "s/@VERSION@/$$(sed -n 's/^#define CHARTE_VERSION "\(.*\)"/\1/p' runtime/charte.h)/" $< > $@

$(EDITOR)/%: grammar/editor/%
	@mkdir -p $(@D)
	$(call step,CP,$@)cp $< $@
