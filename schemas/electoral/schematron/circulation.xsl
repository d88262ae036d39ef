<?xml version="1.0" encoding="UTF-8"?>
<!-- Fait par scrutin à partir de circulation.sch. Une ligne par règle non respectée : règle, niveau, XPath, message, séparés par des tabulations ; rien sinon. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:el="http://xml.insee.fr/schema/electoral" xmlns:io="http://xml.insee.fr/schema/outils">
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:template match="/">
    <xsl:apply-templates select="/" mode="M1"/>
  </xsl:template>
  <xsl:template match="el:Contenu/el:*[@xml:id] | el:LotDUnitesElectoralesDePlusieursTypes/el:*[@xml:id] | el:Lot/el:*[@xml:id]" priority="1" mode="M1">
    <xsl:if test="(normalize-space(/*/el:EnveloppeElectorale/io:Emetteur/io:TypePartenaire) = 'commune' or normalize-space(/*/el:EnveloppeElectorale/io:Emetteur/io:TypePartenaire) = 'concentrateur') and not(starts-with(local-name(), 'Avis') or starts-with(local-name(), 'Refus'))">
      <xsl:variable name="scrutin-message"><xsl:text>Un émetteur de type « </xsl:text><xsl:value-of select="/*/el:EnveloppeElectorale/io:Emetteur/io:TypePartenaire"/><xsl:text> » n’envoie que des avis et des refus, et non « </xsl:text><xsl:value-of select="name()"/><xsl:text> ».</xsl:text></xsl:variable>
      <xsl:text>DIR-1	error	</xsl:text>
      <xsl:apply-templates select="." mode="scrutin-place"/>
      <xsl:value-of select="concat('&#9;', normalize-space($scrutin-message), '&#10;')"/>
    </xsl:if>
    <xsl:if test="normalize-space(/*/el:EnveloppeElectorale/io:Emetteur/io:TypePartenaire) = 'insee' and (starts-with(local-name(), 'Avis') or starts-with(local-name(), 'Refus'))">
      <xsl:variable name="scrutin-message"><xsl:text>L’Insee n’envoie ni avis ni refus : « </xsl:text><xsl:value-of select="name()"/><xsl:text> » vient d’une commune.</xsl:text></xsl:variable>
      <xsl:text>DIR-2	error	</xsl:text>
      <xsl:apply-templates select="." mode="scrutin-place"/>
      <xsl:value-of select="concat('&#9;', normalize-space($scrutin-message), '&#10;')"/>
    </xsl:if>
    <xsl:apply-templates select="@*|node()" mode="M1"/>
  </xsl:template>
  <xsl:template match="@*|node()|/" priority="-2" mode="M1">
    <xsl:apply-templates select="@*|node()" mode="M1"/>
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
