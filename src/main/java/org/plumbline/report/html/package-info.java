/** Text of XML and HTML files, in which nothing that is not meant as markup can act as such. */
package org.plumbline.report.html;
