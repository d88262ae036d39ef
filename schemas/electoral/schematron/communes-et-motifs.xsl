<?xml version="1.0" encoding="UTF-8"?>
<!-- Fait par scrutin à partir de communes-et-motifs.sch. Une ligne par règle non respectée : règle, niveau, XPath, message, séparés par des tabulations ; rien sinon. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:el="http://xml.insee.fr/schema/electoral" xmlns:ie="http://xml.insee.fr/schema">
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:template match="/">
    <xsl:apply-templates select="/" mode="M1"/>
    <xsl:apply-templates select="/" mode="M2"/>
    <xsl:apply-templates select="/" mode="M3"/>
    <xsl:apply-templates select="/" mode="M4"/>
  </xsl:template>
  <xsl:template match="/el:*[@xml:id]/el:Inscription | el:Contenu/el:*[@xml:id]/el:Inscription | el:LotDUnitesElectoralesDePlusieursTypes/el:*[@xml:id]/el:Inscription | el:Lot/el:*[@xml:id]/el:Inscription | /el:*[@xml:id]/el:InscriptionProposee | el:Contenu/el:*[@xml:id]/el:InscriptionProposee | el:LotDUnitesElectoralesDePlusieursTypes/el:*[@xml:id]/el:InscriptionProposee | el:Lot/el:*[@xml:id]/el:InscriptionProposee" priority="1" mode="M1">
    <xsl:if test="not(not(starts-with(normalize-space(el:CommuneDInscription/ie:Localite/@code), '99')) and (not(el:CommuneDInscription/ie:Pays/@code) or normalize-space(el:CommuneDInscription/ie:Pays/@code) = 'FR' or normalize-space(el:CommuneDInscription/ie:Pays/@code) = '99100'))">
      <xsl:variable name="scrutin-message"><xsl:text>La commune d’inscription n’est pas en France : localité « </xsl:text><xsl:value-of select="normalize-space(el:CommuneDInscription/ie:Localite/@code)"/><xsl:text> », pays « </xsl:text><xsl:value-of select="normalize-space(el:CommuneDInscription/ie:Pays/@code)"/><xsl:text> ».</xsl:text></xsl:variable>
      <xsl:text>COG-2	error	</xsl:text>
      <xsl:apply-templates select="." mode="scrutin-place"/>
      <xsl:value-of select="concat('&#9;', normalize-space($scrutin-message), '&#10;')"/>
    </xsl:if>
    <xsl:apply-templates select="@*|node()" mode="M1"/>
  </xsl:template>
  <xsl:template match="@*|node()|/" priority="-2" mode="M1">
    <xsl:apply-templates select="@*|node()" mode="M1"/>
  </xsl:template>
  <xsl:template match="/el:AvisDInscription | el:Contenu/el:AvisDInscription | el:LotDUnitesElectoralesDePlusieursTypes/el:AvisDInscription | el:Lot/el:AvisDInscription" priority="1" mode="M2">
    <xsl:if test="normalize-space(el:LieuDInscriptionPrecedent/el:Commune/ie:Localite/@code) and normalize-space(el:LieuDInscriptionPrecedent/el:Commune/ie:Localite/@code) = normalize-space(el:Inscription/el:CommuneDInscription/ie:Localite/@code)">
      <xsl:variable name="scrutin-message"><xsl:text>La commune de l’inscription précédente est aussi celle de la nouvelle : </xsl:text><xsl:value-of select="normalize-space(el:Inscription/el:CommuneDInscription/ie:Localite/@code)"/><xsl:text>.</xsl:text></xsl:variable>
      <xsl:text>PRO-1	warning	</xsl:text>
      <xsl:apply-templates select="." mode="scrutin-place"/>
      <xsl:value-of select="concat('&#9;', normalize-space($scrutin-message), '&#10;')"/>
    </xsl:if>
    <xsl:apply-templates select="@*|node()" mode="M2"/>
  </xsl:template>
  <xsl:template match="@*|node()|/" priority="-2" mode="M2">
    <xsl:apply-templates select="@*|node()" mode="M2"/>
  </xsl:template>
  <xsl:template match="/el:DemandeDeRadiation | el:Contenu/el:DemandeDeRadiation | el:LotDUnitesElectoralesDePlusieursTypes/el:DemandeDeRadiation | el:Lot/el:DemandeDeRadiation" priority="1" mode="M3">
    <xsl:if test="normalize-space(el:NouvelleCommuneDInscription/ie:Localite/@code) and normalize-space(el:NouvelleCommuneDInscription/ie:Localite/@code) = normalize-space(el:Inscription/el:CommuneDInscription/ie:Localite/@code)">
      <xsl:variable name="scrutin-message"><xsl:text>La nouvelle commune d’inscription est celle dont l’électeur serait radié : </xsl:text><xsl:value-of select="normalize-space(el:Inscription/el:CommuneDInscription/ie:Localite/@code)"/><xsl:text>.</xsl:text></xsl:variable>
      <xsl:text>PRO-1-RADIATION	warning	</xsl:text>
      <xsl:apply-templates select="." mode="scrutin-place"/>
      <xsl:value-of select="concat('&#9;', normalize-space($scrutin-message), '&#10;')"/>
    </xsl:if>
    <xsl:apply-templates select="@*|node()" mode="M3"/>
  </xsl:template>
  <xsl:template match="@*|node()|/" priority="-2" mode="M3">
    <xsl:apply-templates select="@*|node()" mode="M3"/>
  </xsl:template>
  <xsl:template match="el:*[el:MotifDuRefus]" priority="1" mode="M4">
    <xsl:if test="normalize-space(el:MotifDuRefus) = '9' and not(normalize-space(el:Precision))">
      <xsl:variable name="scrutin-message"><xsl:text>Le refus a le motif 9 (autre) et aucune précision.</xsl:text></xsl:variable>
      <xsl:text>MOT-9	error	</xsl:text>
      <xsl:apply-templates select="." mode="scrutin-place"/>
      <xsl:value-of select="concat('&#9;', normalize-space($scrutin-message), '&#10;')"/>
    </xsl:if>
    <xsl:apply-templates select="@*|node()" mode="M4"/>
  </xsl:template>
  <xsl:template match="@*|node()|/" priority="-2" mode="M4">
    <xsl:apply-templates select="@*|node()" mode="M4"/>
  </xsl:template>
  <xsl:template match="/" mode="scrutin-place">/</xsl:template>
  <xsl:template match="/*" mode="scrutin-place">
    <xsl:value-of select="concat('/', name())"/>
  </xsl:template>
  <xsl:template match="*/*" mode="scrutin-place">
    <xsl:apply-templates select=".." mode="scrutin-place"/>
    <xsl:value-of select="concat('/', name(), '[', 1 + count(preceding-sibling::*[local-name() = local-name(current()) and namespace-uri() = namespace-uri(current())]), ']')"/>
  </xsl:template>
  <xsl:template match="@*" mode="scrutin-place">
    <xsl:apply-templates select=".." mode="scrutin-place"/>
    <xsl:value-of select="concat('/@', name())"/>
  </xsl:template>
  <xsl:template match="text()" mode="scrutin-place">
    <xsl:apply-templates select="parent::*" mode="scrutin-place"/>
    <xsl:value-of select="concat('/text()[', 1 + count(preceding-sibling::text()), ']')"/>
  </xsl:template>
  <xsl:template match="comment()" mode="scrutin-place">
    <xsl:apply-templates select="parent::*" mode="scrutin-place"/>
    <xsl:value-of select="concat('/comment()[', 1 + count(preceding-sibling::comment()), ']')"/>
  </xsl:template>
  <xsl:template match="processing-instruction()" mode="scrutin-place">
    <xsl:apply-templates select="parent::*" mode="scrutin-place"/>
    <xsl:value-of select="concat('/processing-instruction(&quot;', name(), '&quot;)[', 1 + count(preceding-sibling::processing-instruction()[name() = name(current())]), ']')"/>
  </xsl:template>
</xsl:stylesheet>
